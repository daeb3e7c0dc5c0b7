import {
  type CaseScope,
  type Post,
  type Principal,
  type Role,
  ROLE_SCOPES,
  WINDOW_AWAITED,
} from '#libs/domain/identity/index.js';
import { allOf, anyOf, anywhere, Params } from '../case-lists/sql.js';
import type { Database } from '../database/database.js';
import { ACCOUNT, type AccountRow, principalOf, WINDOW_NAME } from './account-row.js';

export interface Colleague {
  readonly principal: Principal;
  /** Where the person works: the case's own department first, else a window; null for neither. */
  readonly workplace: string | null;
}
export interface ColleagueQuery {
  /** Holds a post of one of these roles. */
  readonly roles: readonly Role[];
  /** With `holding: 'on-case'` the post must count on this very case, as `rolesOnCase` says. */
  readonly scope: CaseScope;
  readonly holding: 'on-case' | 'anywhere';
  /** Anywhere in the name or user name. */
  readonly q?: string;
  /** User names to leave out. */
  readonly except: readonly string[];
  readonly limit: number;
}

/** People by the posts that they hold, whatever the case. */
export interface PostQuery {
  readonly posts: readonly Post[];
  /** All of the posts, or one of them. */
  readonly holding: 'every' | 'some';
  /** Also those whose accounts were closed. */
  readonly isGoneToo: boolean;
  readonly q?: string;
  readonly except: readonly string[];
  readonly limit: number;
}

const hasPost = (post: { role: Role; departmentId?: string }, params: Params): string =>
  `a.posts @> ${params.add(JSON.stringify([post]), 'jsonb')}`;

/** An office's `regionCovers` as SQL: the post's region without its trailing zero pairs begins the case's. */
const inRegion = (role: Role, { region }: CaseScope, params: Params): string =>
  `EXISTS (SELECT FROM jsonb_array_elements(a.posts) p WHERE p->>'role' = ${params.add(role)}
     AND starts_with(${params.add(region)}, regexp_replace(p->>'region', '(00)+$', '')))`;

/** `rolesOnCase` the other way round: who holds the role on the case (a test compares the two). */
function holdsOnCase(role: Role, scope: CaseScope, params: Params): string {
  switch (ROLE_SCOPES[role]) {
    case 'department':
      return hasPost({ role, departmentId: scope.departmentId }, params);
    case 'region':
      return inRegion(role, scope, params);
    case 'window': {
      if (WINDOW_AWAITED.has(scope.stage)) return hasPost({ role }, params);
      const chosen = [scope.intakeWindow, scope.deliveryWindow].filter((id) => typeof id === 'string');
      const isChosen = `a.window_id = ANY(${params.add(chosen, 'text[]')})`;
      return allOf([hasPost({ role }, params), anyOf([isChosen, inRegion(role, scope, params)])]);
    }
    default:
      return 'FALSE';
  }
}

const WORKPLACE = (departmentId: string): string => `COALESCE(
  (SELECT d.name FROM department d WHERE a.posts @> jsonb_build_array(jsonb_build_object('departmentId', d.id))
   ORDER BY d.id <> ${departmentId}, d.id LIMIT 1),
  ${WINDOW_NAME})`;

/** People to whom work on a case may be given or shown. */
export class Colleagues {
  constructor(private readonly db: Database) {}

  /** Enabled accounts by user name, `limit` at most, by one statement. */
  async find({ roles, scope, holding, q, except, limit }: ColleagueQuery): Promise<readonly Colleague[]> {
    const params = new Params();
    const holds = roles.map((role) =>
      holding === 'on-case' ? `(${holdsOnCase(role, scope, params)})` : hasPost({ role }, params),
    );
    return this.#read(params, ['a.disabled_at IS NULL', anyOf(holds)], { q, except, limit, at: scope.departmentId });
  }

  /** By user name, `limit` at most. A post with a region is held by whoever holds its role for any. */
  withPosts({ posts, holding, isGoneToo, ...rest }: PostQuery): Promise<readonly Colleague[]> {
    const params = new Params();
    const held = posts.map(({ role, departmentId }) =>
      hasPost({ role, ...(departmentId !== undefined && { departmentId }) }, params),
    );
    const conditions = [holding === 'every' ? allOf(held) : anyOf(held)];
    if (!isGoneToo) conditions.push('a.disabled_at IS NULL');
    const at = posts.find(({ departmentId }) => departmentId !== undefined)?.departmentId ?? '';
    return this.#read(params, conditions, { ...rest, at });
  }

  async #read(
    params: Params,
    conditions: string[],
    { q, except, limit, at }: Pick<ColleagueQuery, 'q' | 'except' | 'limit'> & { readonly at: string },
  ): Promise<readonly Colleague[]> {
    if (except.length > 0) conditions.push(`a.username <> ALL(${params.add(except, 'text[]')})`);
    if (q) {
      const pattern = params.add(anywhere(q));
      conditions.push(`(a.name ILIKE ${pattern} OR a.username ILIKE ${pattern})`);
    }
    const { text, values } = params.statement(
      `SELECT ${ACCOUNT}, ${WORKPLACE(params.add(at))} AS workplace
       FROM account a WHERE ${allOf(conditions)} ORDER BY a.username LIMIT ${params.add(limit, 'integer')}`,
    );
    const rows = await this.db.rows<AccountRow & { workplace: string | null }>(text, values);
    return rows.map(({ workplace, ...row }) => ({ principal: principalOf(row), workplace }));
  }
}
