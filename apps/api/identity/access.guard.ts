import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { apiProblem } from '../http/problems.js';
import { accessOf, type SignedRequest } from './access.js';
import type { Principals } from './principals.js';
import type { Tokens } from './tokens.js';

const BEARER = /^Bearer ([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)$/i;

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
    const token = BEARER.exec(request.headers.authorization ?? '')?.[1];
    const subject = token && (await this.tokens.verify(token));
    const caller = subject && (await this.principals.find(subject));
    if (!caller) throw apiProblem('UNAUTHENTICATED');
    if (!caller.posts.some((post) => access.roles.includes(post.role))) throw apiProblem('FORBIDDEN');
    request.caller = caller;
    return true;
  }
}
