import { applyDecorators, createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { ApiExtension, ApiSecurity } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { type Principal, type Role, ROLES } from '#libs/domain/identity/index.js';
import type { Session } from './tokens.js';

/** Who may call a route. There is no default: a route without one does not start (deny by default). */
export type RouteAccess = { readonly public: true } | { readonly roles: readonly Role[] };

const ACCESS = 'tongban:access';

export const Access = (access: RouteAccess): MethodDecorator =>
  applyDecorators(
    SetMetadata(ACCESS, access),
    ...('roles' in access ? [ApiSecurity('bearer'), ApiExtension('x-roles', access.roles)] : []),
  );
export const accessOf = (handler: object): RouteAccess | undefined =>
  Reflect.getMetadata(ACCESS, handler) as RouteAccess | undefined;

/** Whoever is signed in; what they may do with a case is decided on the case. */
export const ANY_ROLE: readonly Role[] = ROLES.filter((role) => role !== 'engine' && role !== 'reader');

export interface SignedRequest extends FastifyRequest {
  caller?: Principal;
  session?: Session;
}

/** The signed-in person or system; only for routes that are not public. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { caller } = context.switchToHttp().getRequest<SignedRequest>();
  if (!caller) throw new Error('Caller on a public route');
  return caller;
});

/** The sign-in behind the request. */
export const CallerSession = createParamDecorator((_: unknown, context: ExecutionContext): Session => {
  const { session } = context.switchToHttp().getRequest<SignedRequest>();
  if (!session) throw new Error('Session on a public route');
  return session;
});
