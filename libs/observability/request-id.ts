import { randomUUID } from 'node:crypto';

/**
 * The request id (请求编号) for one request: the caller's own (header X-Request-Id) when it is harmless to write into logs
 * and headers, a fresh one otherwise.
 */
export const requestIdOf = (given: unknown): string =>
  typeof given === 'string' && /^[A-Za-z0-9._-]{8,64}$/.test(given) ? given : randomUUID();
