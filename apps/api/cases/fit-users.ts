import { reject } from '#libs/domain/case/rejections.js';
import {
  asReal,
  type CaseScope,
  fitsTurn,
  OFFICERS,
  type Principal,
  rolesOnCase,
} from '#libs/domain/identity/index.js';
import type { Accounts, StoredCaseRow } from '#libs/persistence/index.js';
import { rejectionProblem } from '../http/problems.js';

interface NamesUsers {
  readonly toUser?: string;
  readonly nextHandlers?: readonly string[];
  readonly users?: readonly string[];
}

const isOfficerOf = (who: Principal, scope: CaseScope): boolean =>
  rolesOnCase(who, asReal(scope)).some((role) => OFFICERS.includes(role));

/**
 * People that a body names must exist and hold a fitting post: whoever takes the case over, the role on turn; the next
 * handlers, an officer's post in its department; readers of a copy, any account. Throws USER_UNFIT.
 */
export async function requireFitUsers(accounts: Accounts, row: StoredCaseRow, body: object): Promise<void> {
  const { toUser, nextHandlers = [], users = [] } = body as NamesUsers;
  const named = [...new Set([...(toUser === undefined ? [] : [toUser]), ...nextHandlers, ...users])];
  if (named.length === 0) return;
  const found = new Map((await accounts.principals(named)).map((principal) => [principal.id, principal]));
  const refuse = (user: string): never => {
    throw rejectionProblem(reject('USER_UNFIT', { user }));
  };
  for (const user of named) if (!found.has(user)) refuse(user);
  if (toUser !== undefined && !fitsTurn(found.get(toUser)!, row)) refuse(toUser);
  for (const user of nextHandlers) if (!isOfficerOf(found.get(user)!, row)) refuse(user);
}
