import { afterAll, describe, expect, inject, it } from 'vitest';
import { ApiClient, SAMPLE_PASSWORD } from '../support/client.js';
import { Office } from '../support/office.js';

const url = inject('url');
const office = new Office(url);
const lines: AbortController[] = [];
afterAll(() => lines.forEach((line) => line.abort()));

interface Told {
  readonly event: string;
  readonly data: Record<string, unknown>;
}

/** Watches as somebody; `next` waits for the first event, from now on or not yet asked for, that fits. */
async function watch(username: string) {
  const login = await fetch(`${url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-tongban-page': '1' },
    body: JSON.stringify({ username, password: SAMPLE_PASSWORD }),
  });
  const cookie = login.headers.get('set-cookie')!.split(';')[0]!;
  const line = new AbortController();
  lines.push(line);
  const response = await fetch(`${url}/api/v1/cases/stream`, { headers: { cookie }, signal: line.signal });
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

describe('whoever watches', () => {
  it('learns within two seconds what a colleague did, and the new counts; another department learns nothing', async () => {
    const colleague = await watch('prereview');
    const stranger = await watch('other-handler');
    const before = colleague.passed.at(-1)!.data.todo as number;
    const { caseNo } = await office.open('防雷装置竣工验收');
    const openedAt = Date.now();
    const opened = await colleague.next(({ event, data }) => event === 'changed' && data.caseNo === caseNo);
    expect(opened.data).toMatchObject({ stage: 'pre_review', rev: 1, seq: 1, type: 'case-submitted' });
    const counted = await colleague.next(({ event }) => event === 'counts');
    expect(counted.data.todo).toBeGreaterThan(before);
    expect(Date.now() - openedAt).toBeLessThan(2_000);

    await office.give(caseNo, 'pass-pre-review');
    const passed = await colleague.next(({ event, data }) => event === 'changed' && data.caseNo === caseNo);
    expect(passed.data).toMatchObject({ stage: 'awaiting_acceptance', by: '陈预审' });
    expect(stranger.passed.filter(({ data }) => data.caseNo === caseNo)).toEqual([]);
  });

  it('is not told without a sign-in', async () => {
    expect((await ApiClient.anonymous(url).get('/api/v1/cases/stream')).status).toBe(401);
  });

  it('may not open lines without end', async () => {
    const { cookie } = await watch('leader');
    const statuses: number[] = [];
    for (let n = 0; n < 12; n += 1) {
      const line = new AbortController();
      lines.push(line);
      statuses.push((await fetch(`${url}/api/v1/cases/stream`, { headers: { cookie }, signal: line.signal })).status);
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(11);
    expect(statuses.at(-1)).toBe(429);
  });
});
