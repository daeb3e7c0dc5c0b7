import { expect, inject } from 'vitest';
import { SAMPLE_PASSWORD } from '../../support/client.js';

const CASES = '/api/v1/cases/stream';
const lines: AbortController[] = [];
/** Ends every line that was opened here. */
export const endLines = (): void => lines.forEach((line) => line.abort());

/** Opens a line of server-sent events with a page's cookie. */
export function lineOf(cookie: string, path = CASES, url = inject('url')): Promise<Response> {
  const line = new AbortController();
  lines.push(line);
  return fetch(url + path, { headers: { cookie }, signal: line.signal });
}

interface Told {
  readonly event: string;
  readonly data: Record<string, unknown>;
}

/** Watches as somebody; `next` waits for the first event, from now on or not yet asked for, that fits. */
export async function watch(username: string, path = CASES, url = inject('url')) {
  const login = await fetch(`${url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-tongban-page': '1' },
    body: JSON.stringify({ username, password: SAMPLE_PASSWORD }),
  });
  const cookie = login.headers.get('set-cookie')!.split(';')[0]!;
  const response = await lineOf(cookie, path, url);
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const told = events(response.body!);
  const passed: Told[] = [];
  const next = async (fits: (told: Told) => boolean): Promise<Told> => {
    for (;;) {
      const { value, done } = await told.next();
      if (done) throw new Error(`The line ended; told so far: ${JSON.stringify(passed)}`);
      passed.push(value);
      if (fits(value)) return value;
    }
  };
  await next(({ event }) => event === 'counts');
  return { next, passed, cookie };
}

async function* events(body: ReadableStream<Uint8Array>): AsyncGenerator<Told, void> {
  let text = '';
  for await (const part of body.pipeThrough(new TextDecoderStream())) {
    text += part;
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const [, event, data] = /^event: (.*)\ndata: (.*)$/.exec(text.slice(0, end)) ?? [];
      text = text.slice(end + 2);
      if (event) yield { event, data: JSON.parse(data!) as Record<string, unknown> };
    }
  }
}
