import { heartbeat } from '@temporalio/activity';
import type { CaseToWake, WarningRulesActivities } from '#libs/contracts/index.js';
import { decide } from '#libs/domain/case/decide/index.js';
import { ringsSooner } from '#libs/domain/case/sooner.js';
import type { EpochMs } from '#libs/domain/time/index.js';
import { type WarningRule, warningsOf } from '#libs/domain/warning/index.js';
import type { WarningRules } from '#libs/persistence/index.js';
import { ENGINE } from '../batch/engine.js';
import { AT_ONCE, inTurns } from '../batch/in-turns.js';
import { type CaseOnRecord, type Decided, onRecord, type RecordRoom, type Standing } from '../batch/on-record.js';

export interface WarningRulesRoom extends RecordRoom {
  readonly warningRules: WarningRules;
  readonly now: () => EpochMs;
  readonly logger: { error(fields: object, text: string): void };
}

/** 预警规则变更, batch by batch. A batch that is repeated finds the cases of the first try as they should be. */
export function createWarningRulesActivities(room: WarningRulesRoom): WarningRulesActivities {
  return {
    async changeWarnings({ scope, source, limit, ...place }) {
      const found = await room.warningRules.running(scope, place, limit);
      const [rules, logs] = await Promise.all([
        room.warningRules.rules(),
        room.cases.logs(new Map(found.map(({ caseNo, rev }) => [caseNo, rev]))),
      ]);
      const woken = await inTurns(AT_ONCE, found, async ({ caseNo }) => {
        heartbeat();
        const log = logs.get(caseNo);
        return log && changeOf({ caseNo, log }, { rules, source }, room);
      });
      return { last: found.at(-1)?.caseNo ?? null, wake: woken.filter((one) => one !== undefined) };
    },
  };
}

interface Work {
  readonly rules: readonly WarningRule[];
  readonly source: string;
}

/** Answers whom to wake. A case that can't be changed must not hold up the others. */
async function changeOf(found: CaseOnRecord, work: Work, room: WarningRulesRoom): Promise<CaseToWake | undefined> {
  const { caseNo } = found;
  let rev: number | undefined;
  try {
    await onRecord(
      found,
      (standing) => {
        const change = decided(standing, work, room.now());
        rev = change?.wakeRev;
        return Promise.resolve(change?.decided);
      },
      room,
    );
  } catch (error) {
    room.logger.error({ caseNo, source: work.source, err: error }, 'the warning rules of a case could not be changed');
  }
  return rev === undefined ? undefined : { caseNo, rev };
}

function decided(
  { state, item, calendar, events }: Standing,
  { rules, source }: Work,
  now: EpochMs,
): { readonly decided?: Decided; readonly wakeRev?: number } | undefined {
  const { departmentId, region } = state.home;
  const warnings = warningsOf(rules, { itemCode: item.itemCode, departmentId, region });
  const facts = { now, item, calendar };
  const body = { warnings: warnings ?? null, source };
  const decision = decide(state, { name: 'change-warnings', actor: ENGINE, body }, facts);
  if (!decision.ok) {
    if (decision.rejection.code !== 'NO_CHANGE') throw new Error(decision.rejection.code);
    // By a try that may have ended before it could tell the case.
    const last = events.at(-1);
    const isOurs = last?.type === 'warnings-changed' && last.data.source === source;
    return isOurs ? { wakeRev: state.rev } : undefined;
  }
  const isSooner = ringsSooner({ state, facts }, { state: decision.state, facts });
  return { decided: { decision, facts }, ...(isSooner && { wakeRev: decision.state.rev }) };
}
