import type { Socket } from 'node:net';
import { requestIdOf } from '#libs/observability/index.js';
import { problemBody } from './problem.filter.js';
import { apiProblem, type ProblemName } from './problems.js';

/** What the HTTP parser says of bytes that never become a request. */
const REFUSALS: Readonly<Record<string, ProblemName>> = {
  HPE_HEADER_OVERFLOW: 'HEADERS_TOO_LARGE',
  ERR_HTTP_REQUEST_TIMEOUT: 'REQUEST_TOO_SLOW',
};
const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
};

/**
 * Answers bytes that are no request, and ends the connection: what follows them can't be told from another request
 * (request smuggling). The language that the sender would like is not known.
 */
export function refuseClient(error: Error & { readonly code?: string }, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const problem = apiProblem(REFUSALS[error.code ?? ''] ?? 'BAD_REQUEST');
  const id = requestIdOf(undefined);
  const body = JSON.stringify(problemBody(problem, id, 'zh-CN'));
  const head = [
    `HTTP/1.1 ${problem.status} ${REASONS[problem.status]}`,
    'content-type: application/problem+json; charset=utf-8',
    'content-language: zh-CN',
    'cache-control: no-store',
    `x-request-id: ${id}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}
