import type { CommandAnswer, CommandRequest } from '#libs/contracts/index.js';
import type { CaseCommandName, Command } from '#libs/domain/case/commands.js';
import { type CaseActor, type Principal, type Role, rolesOnCase } from '#libs/domain/identity/index.js';
import type { Persistence, StoredCaseRow } from '#libs/persistence/index.js';
import { STAGE_INFO } from '#libs/domain/case/stage.js';
import { epochMs } from '#libs/domain/time/index.js';
import type { CaseGateway } from '../engine/index.js';
import type { Now } from '../http/dependencies.js';
import { commandRequestId, fingerprintOf } from '../http/idempotency.js';
import { apiProblem } from '../http/problems.js';
import { answerOf } from './answer-of.js';
import { attachmentIdsOf, claimUploads } from './attachment-claims.js';
import { requireFitUsers } from './fit-users.js';
import { recordedOutcome } from './recorded-outcome.js';

export interface GivenCommand {
  readonly caller: Principal;
  readonly caseNo: string;
  readonly key: string;
  readonly name: CaseCommandName;
  /** Body with `expectedRev`, as it was read and checked. */
  readonly body: object & { readonly expectedRev?: number };
}
/** Told what became of each command, and how long it took. */
export type CommandMeter = (command: CaseCommandName, outcome: string, seconds: number) => void;

const OUTSIDE: readonly Role[] = ['applicant', 'kiosk'];
const worksOnCases = (role: Role): boolean => !OUTSIDE.includes(role);

export const actorOn = ({ id, name, windowId }: Principal, roles: readonly Role[]): CaseActor => ({
  id,
  name,
  roles,
  ...(windowId !== undefined && { windowId }),
});

/** One command on a case: one query for scope and earlier answer, then one update of the case's workflow. */
export class Commands {
  constructor(
    private readonly persistence: Persistence,
    private readonly gateway: CaseGateway,
    private readonly now: Now,
    private readonly meter: CommandMeter,
  ) {}

  async give(given: GivenCommand): Promise<CommandAnswer> {
    const startedAt = performance.now();
    const tell = (outcome: string) => this.meter(given.name, outcome, (performance.now() - startedAt) / 1000);
    try {
      const answer = await this.#give(given);
      // 批阅 moves a copy from 待阅 to 已阅 (APR-16).
      if (given.name === 'annotate')
        await this.persistence.cases.markRead(given.caseNo, given.caller.id, epochMs(this.now()));
      tell('done');
      return answer;
    } catch (error) {
      tell(error instanceof Error && 'code' in error ? String(error.code) : 'failed');
      throw error;
    }
  }

  async #give({ caller, caseNo, key, name, body }: GivenCommand): Promise<CommandAnswer> {
    const requestId = commandRequestId(caller.id, caseNo, key);
    const found = await this.persistence.cases.findForCommand(caseNo, requestId);
    const roles = found ? rolesOnCase(caller, found.row) : [];
    if (!found || roles.length === 0) throw apiProblem('CASE_NOT_FOUND');
    const fingerprint = fingerprintOf(name, body);
    if (found.receipt) return this.#asBefore(found.receipt, fingerprint);

    // Whoever works on no case names nobody: the case refuses them, and they don't learn who works here.
    if (roles.some(worksOnCases)) await requireFitUsers(this.persistence.accounts, found.row, body);
    const { expectedRev, ...rest } = body;
    const command = {
      name,
      actor: actorOn(caller, roles),
      body: rest,
      ...(expectedRev !== undefined && { expectedRev }),
    } as Command;
    const answer = await this.#carryOut(found.row, { requestId, fingerprint, command, knownRev: found.row.rev });
    return this.#asBefore({ fingerprint: answer.fingerprint, answer }, fingerprint);
  }

  async #carryOut(row: StoredCaseRow, request: CommandRequest): Promise<CommandAnswer> {
    const { command } = request;
    const uploads = 'materials' in command.body ? attachmentIdsOf(command.body.materials ?? []) : [];
    const { attachments, receipts } = this.persistence;
    await claimUploads(attachments, row.caseNo, command.actor.id, uploads);
    const told = await this.gateway.command(row.caseNo, request);
    const outcome = await recordedOutcome(receipts, request.requestId, told);
    const isRefused = outcome.kind === 'rejected' || outcome.kind === 'closed';
    if (isRefused && uploads.length > 0) await attachments.release(row.caseNo, uploads);
    return answerOf(outcome, STAGE_INFO[row.stage].zh);
  }

  /** The same request is answered as before; another body under its key is refused. */
  #asBefore(
    earlier: { readonly fingerprint: string; readonly answer: CommandAnswer },
    fingerprint: string,
  ): CommandAnswer {
    if (earlier.fingerprint !== fingerprint) throw apiProblem('IDEMPOTENCY_KEY_REUSED');
    return earlier.answer;
  }
}
