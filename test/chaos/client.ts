import { setTimeout as pause } from 'node:timers/promises';
import { SAMPLE_PASSWORD } from '../support/client.js';
import type { Random } from './random.js';

export interface Reply {
  readonly status: number;
  readonly body: { readonly caseNo?: string; readonly rev?: number; readonly stage?: string } & Record<string, unknown>;
}

const RETRY_MS = 150;
/** Whoever gets no answer in this time asks again. */
const PATIENCE_MS = 30_000;

/** A person or system that never gives up: the same request with the same key until it is answered. */
export class Client {
  retries = 0;
  longestOutageMs = 0;
  private token: Promise<string> | undefined;

  constructor(
    private readonly url: string,
    private readonly name: string,
    private readonly random: Random,
    private readonly isSystem = false,
  ) {}

  send(method: 'GET' | 'POST', path: string, body?: unknown, key?: string): Promise<Reply> {
    const headers = {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(key !== undefined && { 'idempotency-key': key }),
    };
    return this.persistently(method, path, headers, () => (body === undefined ? undefined : JSON.stringify(body)));
  }

  /** A file by itself; what an upload without answer left behind, nobody names. */
  upload(name: string, content: string): Promise<Reply> {
    return this.persistently('POST', '/api/v1/attachments', {}, () => {
      const form = new FormData();
      form.append('file', new Blob([content], { type: 'text/plain' }), name);
      return form;
    });
  }

  private async persistently(
    method: string,
    path: string,
    headers: Record<string, string>,
    bodyOf: () => string | FormData | undefined,
  ): Promise<Reply> {
    const since = Date.now();
    for (;;) {
      const reply = await this.once(method, path, headers, bodyOf()).catch(() => undefined);
      if (reply && reply.status < 500 && reply.status !== 429 && reply.status !== 401) {
        this.longestOutageMs = Math.max(this.longestOutageMs, Date.now() - since);
        return reply;
      }
      if (reply?.status === 401) this.token = undefined;
      this.retries += 1;
      await pause(RETRY_MS * (0.5 + this.random.next()));
    }
  }

  private async once(
    method: string,
    path: string,
    headers: Record<string, string>,
    body: string | FormData | undefined,
  ): Promise<Reply> {
    this.token ??= this.signIn();
    const authorization = `Bearer ${await this.token.catch((error: unknown) => {
      this.token = undefined;
      throw error;
    })}`;
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const response = await fetch(this.url + path, {
      method,
      signal,
      headers: { ...headers, authorization },
      ...(body !== undefined && { body }),
    });
    const text = await response.text();
    return { status: response.status, body: (text ? JSON.parse(text) : {}) as Reply['body'] };
  }

  private async signIn(): Promise<string> {
    const request = this.isSystem
      ? {
          path: 'token',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: `grant_type=client_credentials&client_id=${this.name}&client_secret=${encodeURIComponent(SAMPLE_PASSWORD)}`,
        }
      : {
          path: 'login',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ username: this.name, password: SAMPLE_PASSWORD }),
        };
    const { path, ...init } = request;
    const response = await fetch(`${this.url}/api/v1/auth/${path}`, { method: 'POST', ...init });
    if (!response.ok) throw new Error(`${this.name} could not sign in: ${response.status}`);
    const answer = (await response.json()) as { accessToken?: string; access_token?: string };
    return (answer.accessToken ?? answer.access_token)!;
  }
}
