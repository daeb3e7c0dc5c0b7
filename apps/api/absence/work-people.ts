import { arrangesFor, postMissing, workPosts } from '#libs/domain/absence/index.js';
import { OFFICERS, type Post, type Principal, type Role } from '#libs/domain/identity/index.js';
import type { AbsencePlaces, Colleague, Persistence } from '#libs/persistence/index.js';
import { type ColleaguesView, MAX_COLLEAGUES } from '../cases/index.js';
import { apiProblem } from '../http/problems.js';

/** Of which every region is a part (GB/T 2260). */
const EVERY_REGION = '000000';
/** Roles that see and arrange absences of others, each for its places. */
const OVER_OTHERS: readonly Role[] = ['leader', 'supervisor', 'auditor', 'admin'];

/** An administrator without department and region. */
export const isAdminOfAll = ({ posts }: Principal): boolean =>
  posts.some(
    ({ role, departmentId, region }) => role === 'admin' && departmentId === undefined && region === undefined,
  );

/** At which places the caller sees the absences of others. */
export function placesOf(caller: Principal): AbsencePlaces {
  const held = caller.posts.filter(({ role }) => OVER_OTHERS.includes(role));
  return {
    departments: held.flatMap(({ departmentId }) => departmentId ?? []),
    regions: isAdminOfAll(caller) ? [EVERY_REGION] : held.flatMap(({ region }) => region ?? []),
  };
}

/** People whose work is given on, and those to whom it may be given. */
export class WorkPeople {
  constructor(private readonly persistence: Pick<Persistence, 'accounts' | 'colleagues'>) {}

  /** Somebody for whose work the caller may arrange, her account closed or not. Throws USER_NOT_FOUND, FORBIDDEN. */
  async officer(caller: Principal, username: string): Promise<Principal> {
    if (username === caller.id) return caller;
    const account = await this.persistence.accounts.findUser(username);
    // Whoever arranges for nobody must not learn who is there.
    if (!caller.posts.some(({ role }) => role === 'admin' || role === 'leader')) throw apiProblem('FORBIDDEN');
    if (!account) throw apiProblem('USER_NOT_FOUND');
    if (!arrangesFor(caller, account.principal)) throw apiProblem('FORBIDDEN');
    return account.principal;
  }

  /** An enabled account. Throws USER_NOT_FOUND. */
  async active(username: string): Promise<Principal> {
    const [found] = await this.persistence.accounts.principals([username]);
    if (!found) throw apiProblem('USER_NOT_FOUND');
    return found;
  }

  /** For whose work the caller may arrange; for nobody but herself, she alone. `isGoneToo`: with closed accounts. */
  async officers(caller: Principal, q: string | undefined, isGoneToo: boolean): Promise<ColleaguesView> {
    const places = caller.posts.filter(({ role }) => role === 'leader' || role === 'admin');
    const posts = OFFICERS.flatMap((role): Post[] =>
      isAdminOfAll(caller) ? [{ role }] : places.map((place) => ({ ...place, role })),
    );
    const found = await this.#withPosts(posts, 'some', { q, isGoneToo, except: [] });
    return shown(found.filter(({ principal }) => arrangesFor(caller, principal)));
  }

  /** Who holds all posts of the officer, and so may be her deputy. Throws USER_NOT_FOUND, FORBIDDEN. */
  async deputies(caller: Principal, username: string, q: string | undefined): Promise<ColleaguesView> {
    const officer = await this.officer(caller, username);
    const found = await this.#withPosts(workPosts(officer), 'every', { q, isGoneToo: false, except: [officer.id] });
    return shown(found.filter(({ principal }) => postMissing(principal, officer) === undefined));
  }

  /** Who holds one of the officer's posts, and so may take some of her cases. Throws USER_NOT_FOUND, FORBIDDEN. */
  async receivers(caller: Principal, username: string, q: string | undefined): Promise<ColleaguesView> {
    const officer = await this.officer(caller, username);
    return shown(await this.#withPosts(workPosts(officer), 'some', { q, isGoneToo: false, except: [officer.id] }));
  }

  #withPosts(
    posts: readonly Post[],
    holding: 'every' | 'some',
    { q, ...rest }: { readonly q: string | undefined; readonly isGoneToo: boolean; readonly except: readonly string[] },
  ): Promise<readonly Colleague[]> {
    if (posts.length === 0) return Promise.resolve([]);
    return this.persistence.colleagues.withPosts({ posts, holding, ...rest, ...(q && { q }), limit: MAX_COLLEAGUES });
  }
}

const shown = (found: readonly Colleague[]): ColleaguesView => ({
  rows: found.map(({ principal, workplace }) => ({
    username: principal.id,
    name: principal.name,
    roles: [...new Set(workPosts(principal).map(({ role }) => role))],
    departmentName: workplace,
  })),
});
