import type { Page, Request } from 'playwright-core';

/** A request to the API that was answered: when it began and ended, in ms of one clock. */
export interface Answered {
  readonly call: string;
  readonly began: number;
  readonly ended: number;
}

/** Records from now on every answered request to the API; the live line, which never ends, is none. */
export function apiRequestsOf(page: Page): Answered[] {
  const found: Answered[] = [];
  page.on('requestfinished', (request: Request) => {
    const { pathname } = new URL(request.url());
    if (!pathname.startsWith('/api/') || pathname.endsWith('/stream')) return;
    const { startTime, responseEnd } = request.timing();
    found.push({ call: `${request.method()} ${pathname}`, began: startTime, ended: startTime + responseEnd });
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
