import {
  type Post,
  type Principal,
  regionPrefix,
  type Role,
  ROLE_SCOPES,
  type RoleScope,
  WINDOW_AWAITED,
} from '#libs/domain/identity/index.js';
import { anyOf, type Params } from './sql.js';

/*
 * `rolesOnCase` compiled to SQL: the same rules, so that a list shows neither more nor less than the case itself would
 * (a property test compares the two). Conditions are about `case_row r`.
 */

/** One way into the cases: what it opens, and the same in stretches that an index gives in the order of the lists. */
export interface Way {
  readonly whole: string;
  readonly stretches: readonly string[];
  /** Whether it speaks only of what the tally of cases knows (case-tally/case-tally.ts). */
  readonly tallied?: boolean;
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];
const defined = <T>(values: readonly (T | undefined)[]): T[] => values.filter((value) => value !== undefined);
/** The posts of `roles` whose cases are found in one of these ways. */
const postsBy = (who: Principal, roles: readonly Role[], ...scopes: RoleScope[]): Post[] =>
  who.posts.filter(({ role }) => roles.includes(role) && scopes.includes(ROLE_SCOPES[role]));
export const simple = (condition: string): Way => ({ whole: condition, stretches: [condition] });
const tallied = (way: Way): Way => ({ ...way, tallied: true });

export const seesSimulated = (who: Principal): boolean => who.posts.some(({ role }) => role === 'itemadmin');
/** The roles of a person, each once. */
export const rolesOf = (who: Principal): Role[] => unique(who.posts.map(({ role }) => role));

/** The cases (simulated ones aside) that `roles` open to `who`. */
export function waysIn(who: Principal, roles: readonly Role[], params: Params): Way[] {
  const has = (scope: RoleScope) => postsBy(who, roles, scope).length > 0;
  return [
    ...departments(postsBy(who, roles, 'department'), params),
    ...(has('owner') ? [simple(`r.owner_id = ${params.add(who.id)}`)] : []),
    ...(has('client') ? [simple(`r.system_clients @> ARRAY[${params.add(who.id)}::text]`)] : []),
    ...(has('window') ? window(who, params) : []),
    ...regions(postsBy(who, roles, 'region', 'window'), params),
  ];
}

function departments(posts: readonly Post[], params: Params): Way[] {
  const ids = unique(defined(posts.map(({ departmentId }) => departmentId)));
  if (ids.length === 0) return [];
  return [
    tallied({
      whole: `r.department_id = ANY(${params.add(ids, 'text[]')})`,
      stretches: ids.map((id) => `r.department_id = ${params.add(id)}`),
    }),
  ];
}

function window({ windowId }: Principal, params: Params): Way[] {
  const own = windowId === undefined ? [] : ['intake_window', 'delivery_window'];
  return [
    ...own.map((column) => simple(`r.${column} = ${params.add(windowId)}`)),
    simple(`r.stage = ANY(${params.add([...WINDOW_AWAITED], 'text[]')})`),
  ];
}

/** One condition for all regions, because the lists' order can't be had from an index over region codes. */
function regions(posts: readonly Post[], params: Params): Way[] {
  const prefixes = unique(defined(posts.map(({ region }) => region)).map(regionPrefix));
  if (prefixes.length === 0) return [];
  if (prefixes.includes('')) return [tallied(simple('TRUE'))];
  return [tallied(simple(anyOf(prefixes.map((prefix) => `starts_with(r.region, ${params.add(prefix)})`))))];
}

/** Whether `who` may know of the case at all, as one condition. */
export function isVisible(who: Principal, params: Params): string {
  const open = waysIn(who, rolesOf(who), params).map(({ whole }) => whole);
  const copied = `r.readers @> ARRAY[${params.add(who.id)}::text]`;
  const ordinary = `(NOT r.simulated AND ${anyOf([...open, copied])})`;
  return seesSimulated(who) ? anyOf([ordinary, 'r.simulated']) : ordinary;
}
