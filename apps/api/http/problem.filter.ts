import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError } from '#libs/domain/codes/problem.js';
import { languageOf } from './language.js';
import { ApiProblem, apiProblem, libraryProblem, type ProblemName } from './problems.js';
import type { RouteMethods } from './route-methods.js';

/** What the HTTP server itself refuses, by its error code. */
const SERVER_REFUSALS: Readonly<Record<string, ProblemName>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'UNSUPPORTED_MEDIA_TYPE',
  FST_ERR_CTP_EMPTY_TYPE: 'UNSUPPORTED_MEDIA_TYPE',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'BAD_REQUEST',
};
const BY_STATUS: Readonly<Record<number, ProblemName>> = {
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'ROUTE_NOT_FOUND',
  415: 'UNSUPPORTED_MEDIA_TYPE',
};
/** What a server's refusal has to say besides its sentence. */
const SERVER_DETAILS: Readonly<Partial<Record<ProblemName, Readonly<Record<string, string>>>>> = {
  UNSUPPORTED_MEDIA_TYPE: { accepted: 'application/json' },
};
const serverProblem = (name: ProblemName): ApiProblem => apiProblem(name, SERVER_DETAILS[name]);

const codeOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;

/** SQLSTATE 08, 57P and 53300: connection failures, shutdown, too many connections; and the ones of the socket. */
const AWAY_CODES = /^(08\w{3}|57P0[123]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/;
/** What the driver says of itself, without a code. */
const AWAY_MESSAGES = /^(Connection terminated|timeout exceeded when trying to connect)/;
/** PostgreSQL is gone, going or full. */
const isDatabaseAway = (error: unknown): boolean =>
  AWAY_CODES.test(codeOf(error) ?? '') || (error instanceof Error && AWAY_MESSAGES.test(error.message));
const RETRY_SECONDS = '5';

/** Whatever was thrown, as a problem; undefined for what must stay inside (a 500). */
function refusalOf(thrown: unknown): ApiProblem | undefined {
  if (thrown instanceof ApiProblem) return thrown;
  if (thrown instanceof ProblemError) return libraryProblem(thrown);
  const error: unknown = thrown instanceof HttpException ? (thrown.cause ?? thrown) : thrown;
  const known = SERVER_REFUSALS[codeOf(error) ?? ''];
  if (known) return serverProblem(known);
  if (isDatabaseAway(error))
    return apiProblem(
      'DATABASE_UNAVAILABLE',
      { seconds: RETRY_SECONDS },
      { headers: { 'retry-after': RETRY_SECONDS }, cause: error },
    );
  const status =
    thrown instanceof HttpException
      ? thrown.getStatus()
      : codeOf(error)?.startsWith('FST_') && error instanceof Error && 'statusCode' in error
        ? Number(error.statusCode)
        : 500;
  if (status >= 500) return undefined;
  return serverProblem(BY_STATUS[status] ?? 'BAD_REQUEST');
}

export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly instance: string;
  readonly errors?: readonly { pointer: string; code: string; message: string }[];
  readonly details?: Readonly<Record<string, string>>;
}

const titleOf = (code: string): string => code.charAt(0) + code.slice(1).toLowerCase().replaceAll('_', ' ');

/** RFC 9457 body in the caller's language. `instance` is the request id, for the log. */
export function problemBody(problem: ApiProblem, instance: string, language: 'zh-CN' | 'en'): ProblemBody {
  const key = language === 'en' ? 'en' : 'zh';
  const { errors, members } = problem.extras;
  return {
    type: `urn:tongban:problem:${problem.code.toLowerCase().replaceAll('_', '-')}`,
    title: titleOf(problem.code),
    status: problem.status,
    detail: problem.sentence[key],
    code: problem.code,
    instance,
    ...members,
    ...(errors && {
      errors: errors.map((error) => ({ pointer: error.pointer, code: error.code, message: error[key] })),
    }),
    ...(Object.keys(problem.details).length > 0 && { details: problem.details }),
  };
}

export function sendProblem(problem: ApiProblem, request: FastifyRequest, reply: FastifyReply): void {
  const language = languageOf(request.headers['accept-language']);
  for (const [name, value] of Object.entries(problem.extras.headers ?? {})) reply.header(name, value);
  if (problem.status === 401 && !reply.hasHeader('www-authenticate')) reply.header('www-authenticate', 'Bearer');
  // Serialised here: for a content type that is not plain JSON the server sends strings only.
  void reply
    .status(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('content-language', language)
    .header('vary', 'accept-language')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(problemBody(problem, request.id, language)));
}

/** Translates every failure of a request, once, at the edge. Nothing of an unforeseen error leaves the process but its number. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly routes: RouteMethods) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const refusal = (request.is404 && this.#wrongMethod(request)) || refusalOf(thrown);
    if (!refusal) request.log.error({ err: thrown }, 'request failed');
    else if (refusal.status >= 500) request.log.warn({ code: refusal.code, err: refusal.cause }, 'request refused');
    if (reply.sent) return;
    sendProblem(refusal ?? apiProblem('INTERNAL_ERROR'), request, reply);
  }

  #wrongMethod({ url }: FastifyRequest): ApiProblem | undefined {
    const methods = this.routes.of(url.split('?', 1)[0]!);
    if (methods.length === 0) return undefined;
    const allowed = methods.join(', ');
    return apiProblem('METHOD_NOT_ALLOWED', { allowed }, { headers: { allow: allowed } });
  }
}
