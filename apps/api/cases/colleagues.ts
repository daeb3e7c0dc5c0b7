import { fold, roleAfterPass } from '#libs/domain/case/index.js';
import type { CaseState } from '#libs/domain/case/index.js';
import { asReal, OFFICERS, type Principal, type Role, rolesOnCase } from '#libs/domain/identity/index.js';
import type { Persistence, StoredCaseRow } from '#libs/persistence/index.js';
import { apiProblem } from '../http/problems.js';
import { type ColleaguesView, MAX_COLLEAGUES, type Purpose } from './dto/colleagues.dto.js';

/** Those who may annotate a copy that they are given. */
const COPY_ROLES: readonly Role[] = [...OFFICERS, 'supervisor'];
/** Those who give work on; an applicant must not learn who works in an office. */
const ASKING_ROLES: readonly Role[] = [...COPY_ROLES, 'itemadmin'];

interface Wanted {
  readonly roles: readonly Role[];
  readonly holding: 'on-case' | 'anywhere';
  /** Whom the command would refuse all the same. */
  readonly except: readonly string[];
}

/** 人员选择: who is offered where a step asks for people. Nobody is offered whom the command then refuses (fit-users.ts). */
export class Colleagues {
  constructor(private readonly persistence: Persistence) {}

  /** Throws CASE_NOT_FOUND, FORBIDDEN. */
  async offered(caller: Principal, caseNo: string, purpose: Purpose, q: string | undefined): Promise<ColleaguesView> {
    const file = await this.persistence.cases.file(caseNo);
    const roles = file ? rolesOnCase(caller, file.row) : [];
    const state =
      file &&
      fold(
        caseNo,
        file.events.map(({ event }) => event),
      );
    if (!file || !state || roles.length === 0) throw apiProblem('CASE_NOT_FOUND');
    if (!roles.some((role) => ASKING_ROLES.includes(role))) throw apiProblem('FORBIDDEN');
    const wanted = await this.#wanted(caller, file.row, state, purpose);
    const scope = asReal(file.row);
    const found = await this.persistence.colleagues.find({ ...wanted, scope, limit: MAX_COLLEAGUES, ...(q && { q }) });
    const rolesOf = (who: Principal) =>
      wanted.holding === 'on-case' ? rolesOnCase(who, scope) : [...new Set(who.posts.map(({ role }) => role))];
    return {
      rows: found.map(({ principal, workplace }) => ({
        username: principal.id,
        name: principal.name,
        roles: rolesOf(principal).filter((role) => COPY_ROLES.includes(role)),
        departmentName: workplace,
      })),
    };
  }

  async #wanted(caller: Principal, row: StoredCaseRow, state: CaseState, purpose: Purpose): Promise<Wanted> {
    const onCase = (role: Role | null, except: readonly string[]): Wanted => ({
      roles: role ? [role] : [],
      holding: 'on-case',
      except,
    });
    switch (purpose) {
      case 'next-handlers': {
        const item = await this.persistence.items.version(row.itemCode, row.itemVersion);
        return onCase(item ? roleAfterPass(state, item) : null, []);
      }
      case 'transfer':
        return onCase(row.role, row.assigneeId === null ? [] : [row.assigneeId]);
      case 'delegate':
        return onCase(row.role, [caller.id]);
      case 'copy-to':
        return { roles: COPY_ROLES, holding: 'anywhere', except: [...state.readers, caller.id] };
    }
  }
}
