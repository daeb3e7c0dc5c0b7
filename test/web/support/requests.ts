import { setTimeout } from 'node:timers/promises';
import type { Page, Request } from 'playwright-core';

/** A request to the API that was answered: when it began and ended, in ms of one clock. */
export interface Answered {
  readonly call: string;
  readonly began: number;
  readonly ended: number;
}

/** Longer than a busy machine takes from one of a page's questions to the next. Milliseconds. */
const SLOW_LINE_MS = 500;

/**
 * Records from now on every answered request to the API; the live line, which never ends, is none. Each answer takes
 * its time, so that what was asked at once overlaps and only what waited for an answer comes after it.
 */
export async function apiRequestsOf(page: Page): Promise<Answered[]> {
  const found: Answered[] = [];
  const began = new Map<Request, number>();
  const isCall = (address: URL) => address.pathname.startsWith('/api/') && !address.pathname.endsWith('/stream');
  await page.route(isCall, async (route) => {
    began.set(route.request(), performance.now());
    const response = await route.fetch();
    await setTimeout(SLOW_LINE_MS);
    await route.fulfill({ response });
  });
  page.on('requestfinished', (request) => {
    const since = began.get(request);
    if (since === undefined) return;
    const call = `${request.method()} ${new URL(request.url()).pathname}`;
    found.push({ call, began: since, ended: performance.now() });
  });
  return found;
}

/** The longest chain in which each request began only after the one before had been answered. */
export function longestWaterfall(requests: readonly Answered[]): readonly string[] {
  const chains = new Map<Answered, readonly string[]>();
  const longest = (found: Iterable<readonly string[]>): readonly string[] =>
    [...found].reduce((best, chain) => (chain.length > best.length ? chain : best), []);
  for (const request of [...requests].sort((a, b) => a.began - b.began)) {
    const before = [...chains].filter(([{ ended }]) => ended <= request.began).map(([, chain]) => chain);
    chains.set(request, [...longest(before), request.call]);
  }
  return longest(chains.values());
}
