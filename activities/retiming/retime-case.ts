import type { WorkingCalendar } from '#libs/domain/calendar/index.js';
import { retimingOf } from '#libs/domain/case/retime.js';
import type { EpochMs } from '#libs/domain/time/index.js';
import type { Retimings } from '#libs/persistence/index.js';
import { type CaseOnRecord, type Decided, onRecord, type RecordRoom, type Standing } from '../batch/on-record.js';

export interface Room extends RecordRoom {
  readonly retimings: Retimings;
  readonly now: () => EpochMs;
  readonly logger: { error(fields: object, text: string): void };
}
interface Work {
  readonly next: WorkingCalendar;
  readonly noticeId: string;
  readonly source: string;
  readonly dry: boolean;
}

/**
 * Brings one case to the new calendar: noted, then recorded. Answers false for a case that can't be re-timed: it must not
 * hold up the others.
 */
export async function retimeCase(found: CaseOnRecord, work: Work, room: Room): Promise<boolean> {
  try {
    await onRecord(found, (standing) => decided(found.caseNo, standing, work, room), room);
    return true;
  } catch (error) {
    room.logger.error({ caseNo: found.caseNo, notice: work.noticeId, err: error }, 'a case could not be re-timed');
    return false;
  }
}

async function decided(
  caseNo: string,
  { state, item, calendar }: Standing,
  { next, noticeId, source, dry }: Work,
  room: Room,
): Promise<Decided | undefined> {
  const facts = { now: room.now(), item, calendar: next, formerCalendar: calendar };
  const retiming = retimingOf(state, facts, source);
  if (!retiming) return undefined;
  const { decision, moves, cardBefore, cardAfter, freed, earlier } = retiming;
  const wakeRev = earlier ? decision.state.rev : null;
  await room.retimings.note(noticeId, dry, [{ caseNo, moves, cardBefore, cardAfter, freed, wakeRev }]);
  return dry ? undefined : { decision, facts };
}
