import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { apiProblem } from '../http/problems.js';
import { accessOf, type SignedRequest } from './access.js';
import type { Principals } from './principals.js';
import { PAGE_HEADER, tokenOfCookie } from './session-cookie.js';
import type { Tokens } from './tokens.js';

const BEARER = /^Bearer ([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)$/i;

const READS = new Set(['GET', 'HEAD']);

/** The bearer token, or the page's cookie: that only for reading, or where the page's own script sends the request. */
function tokenOf({ method, headers }: SignedRequest): string | undefined {
  const bearer = BEARER.exec(headers.authorization ?? '')?.[1];
  if (bearer !== undefined || headers.authorization !== undefined) return bearer;
  return READS.has(method) || headers[PAGE_HEADER] !== undefined ? tokenOfCookie(headers.cookie) : undefined;
}

/** One guard for every route: public, or signed in with one of the route's roles. */
export class AccessGuard implements CanActivate {
  constructor(
    private readonly tokens: Tokens,
    private readonly principals: Principals,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = accessOf(context.getHandler());
    if (!access) throw apiProblem('FORBIDDEN');
    if ('public' in access) return true;
    const request = context.switchToHttp().getRequest<SignedRequest>();
    const token = tokenOf(request);
    const session = token && (await this.tokens.verify(token));
    const caller = session && (await this.principals.find(session));
    if (!caller) throw apiProblem('UNAUTHENTICATED');
    if (!caller.posts.some((post) => access.roles.includes(post.role))) throw apiProblem('FORBIDDEN');
    request.caller = caller;
    request.session = session;
    return true;
  }
}
