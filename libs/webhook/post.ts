import { lookup as resolve } from 'node:dns';
import * as http from 'node:http';
import * as https from 'node:https';
import type { LookupFunction } from 'node:net';
import { mayReach } from './addresses.js';
import { type Egress, urlFault } from './url.js';

/** What a receiver said; `retryAfter` in seconds, where it named them. */
export interface Answered {
  readonly status: number;
  readonly retryAfter?: number;
}

/** A receiver may ask for a day of rest, not for ever. */
const LONGEST_RETRY_AFTER_S = 86_400;
const MAX_ANSWER_BYTES = 64 * 1024;
const ADDRESS_FORBIDDEN = 'ADDRESS_FORBIDDEN';
const RECEIVER_TIMEOUT = 'RECEIVER_TIMEOUT';
const fault = (code: string): Error => Object.assign(new Error(code), { code });

/** The name is resolved once, for the check and for the connection: nothing can change between them (DNS rebinding). */
const checkedLookup =
  (networks: readonly string[]): LookupFunction =>
  (hostname, options, done) =>
    resolve(hostname, { ...options, all: true }, (error, found) => {
      if (error) return done(error, '', 0);
      const good = found.filter(({ address }) => mayReach(address, networks));
      const [first] = good;
      if (!first) return done(fault(ADDRESS_FORBIDDEN), '', 0);
      if (options.all) return done(null, good);
      done(null, first.address, first.family);
    });

/**
 * Posts a body of CloudEvents JSON; follows no redirect and throws the answer's body away. Rejects with `code`
 * ADDRESS_FORBIDDEN, RECEIVER_TIMEOUT or that of the connection's error.
 */
export function post(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  { egress, patienceMs }: { readonly egress: Egress; readonly patienceMs: number },
): Promise<Answered> {
  const wrong = urlFault(url, egress);
  if (wrong) return Promise.reject(fault(ADDRESS_FORBIDDEN));
  const { request } = url.startsWith('https:') ? https : http;
  return new Promise((answered, failed) => {
    const sent = request(
      url,
      {
        method: 'POST',
        headers: {
          ...headers,
          'content-type': 'application/cloudevents+json; charset=utf-8',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'Tongban-Webhooks/1',
        },
        lookup: checkedLookup(egress.networks),
        // Every try has a line of its own: one that was kept may be dead by now, and that would count as a failure.
        agent: false,
      },
      (response) => {
        const { statusCode = 0, headers: said } = response;
        const asked = /^\d{1,9}$/.test(said['retry-after'] ?? '') ? Number(said['retry-after']) : undefined;
        const retryAfter = asked && Math.min(asked, LONGEST_RETRY_AFTER_S);
        const answer = { status: statusCode, ...(retryAfter !== undefined && { retryAfter }) };
        let bytes = 0;
        response.on('data', (part: Buffer) => {
          bytes += part.length;
          if (bytes > MAX_ANSWER_BYTES) response.destroy();
        });
        response.on('close', () => {
          clearTimeout(timer);
          answered(answer);
        });
        response.on('error', () => undefined);
      },
    );
    const timer = setTimeout(() => sent.destroy(fault(RECEIVER_TIMEOUT)), patienceMs);
    sent.on('error', (error) => {
      clearTimeout(timer);
      failed(error);
    });
    sent.end(body);
  });
}
