import { inject } from 'vitest';
import type { Answer } from '../../support/client.js';

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly instance: string;
  readonly errors?: readonly { pointer: string; code: string; message: string }[];
}

/** A request exactly as it is given, for what a well-behaved client would never send. */
export async function raw<T = Problem>(path: string, init: RequestInit = {}): Promise<Answer<T>> {
  const response = await fetch(inject('url') + path, init);
  const mediaType = response.headers.get('content-type') ?? '';
  const isJson = mediaType.includes('json');
  // A stream of events has no end of its own.
  const isStream = mediaType.startsWith('text/event-stream');
  const text = isStream ? '' : await response.text();
  if (isStream) await response.body?.cancel();
  return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as T };
}

export const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });
export const json = { 'content-type': 'application/json' } as const;

export async function tokenOf(username: string): Promise<string> {
  const { body } = await raw<{ accessToken: string }>('/api/v1/auth/login', {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ username, password: 'Tongban#2026' }),
  });
  return body.accessToken;
}

/** Uploads one file as `token`'s owner. */
export function upload(
  token: string,
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
): Promise<Answer<Problem & Uploaded>> {
  const form = new FormData();
  form.append('file', new Blob([bytes]), name);
  return raw('/api/v1/attachments', { method: 'POST', headers: bearer(token), body: form });
}
export interface Uploaded {
  readonly attachmentId: string;
  readonly name: string;
  readonly size: number;
  readonly mediaType: string;
  readonly sha256: string;
}

/** A small PDF; `mark` makes its bytes its own. */
export const pdf = (mark: string = Math.random().toString()): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(Buffer.from(`%PDF-1.4\n% ${mark}\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n`));
