import { createParamDecorator, type ExecutionContext, type Type as ClassOf } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiQuery } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { languageOf } from './language.js';
import { apiProblem } from './problems.js';
import { readDto } from './read-dto.js';

const requestOf = (context: ExecutionContext): FastifyRequest => context.switchToHttp().getRequest<FastifyRequest>();

/** Parameter decorator that also documents itself, so that OpenAPI can't drift from what is read. */
const documented =
  (read: ParameterDecorator, document: MethodDecorator): ParameterDecorator =>
  (target, name, index) => {
    read(target, name, index);
    document(target, name!, Object.getOwnPropertyDescriptor(target, name!)!);
  };

/** The JSON body of a request. A request that carries something else never reaches a handler as an empty body. */
export function jsonBodyOf(request: FastifyRequest): unknown {
  if (request.body === undefined && request.headers['content-type'] !== undefined && !isJson(request))
    throw apiProblem('UNSUPPORTED_MEDIA_TYPE', { accepted: 'application/json' });
  return request.body ?? undefined;
}
const isJson = (request: FastifyRequest): boolean =>
  /^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '');

const readBody = createParamDecorator((of: ClassOf, context: ExecutionContext): unknown =>
  readDto(of, jsonBodyOf(requestOf(context))),
);
export const JsonBody = (of: ClassOf): ParameterDecorator => documented(readBody(of), ApiBody({ type: of }));

/** `?q=&stage=` as a form sends it: a parameter without a value was not given. */
const readQuery = createParamDecorator((of: ClassOf, context: ExecutionContext): unknown => {
  const query = Object.entries(requestOf(context).query as Record<string, unknown>);
  return readDto(of, Object.fromEntries(query.filter(([, value]) => value !== '')));
});
export const QueryOf = (of: ClassOf): ParameterDecorator => documented(readQuery(of), ApiQuery({ type: of }));

const VISIBLE_ASCII = /^[\x21-\x7e]{1,200}$/;
const readKey = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const key = requestOf(context).headers['idempotency-key'];
  if (typeof key !== 'string' || !VISIBLE_ASCII.test(key)) throw apiProblem('IDEMPOTENCY_KEY_REQUIRED');
  return key;
});
/** Idempotency-Key of an action: required, 1 to 200 visible ASCII characters. */
export const IdempotencyKey = (): ParameterDecorator =>
  documented(
    readKey(),
    ApiHeader({
      name: 'Idempotency-Key',
      required: true,
      description: 'One unique value per action, the same when it is retried',
      schema: { type: 'string', minLength: 1, maxLength: 200, pattern: VISIBLE_ASCII.source },
    }),
  );

/** The better of the two languages for this caller. */
export const InLanguage = createParamDecorator((_: unknown, context: ExecutionContext) =>
  languageOf(requestOf(context).headers['accept-language']),
);
