import type { RecordActivities } from '#libs/contracts/index.js';
import { type WorkingCalendar, workingCalendar } from '#libs/domain/calendar/index.js';
import { effectsOf } from '#libs/domain/case/effects.js';
import { fold } from '#libs/domain/case/evolve.js';
import { retimingOf } from '#libs/domain/case/retime.js';
import { rowOf } from '#libs/domain/case/row.js';
import type { EpochMs } from '#libs/domain/time/index.js';
import type { Calendars, CaseReader, Items, Retimings, StoredEvent } from '#libs/persistence/index.js';

/** Somebody works on the case meanwhile: read again and decided anew, that often. */
const TRIES = 5;

export interface Room {
  readonly cases: CaseReader;
  readonly calendars: Calendars;
  readonly items: Items;
  readonly retimings: Retimings;
  readonly record: Pick<RecordActivities, 'recordEvents'>;
  readonly now: () => EpochMs;
  readonly logger: { error(fields: object, text: string): void };
}
export interface CaseToRetime {
  readonly caseNo: string;
  readonly log: () => readonly StoredEvent[];
}
interface Work {
  readonly next: WorkingCalendar;
  readonly noticeId: string;
  readonly source: string;
  readonly dry: boolean;
}

/**
 * Brings one case to the new calendar: noted, then recorded. The case's workflow is told nothing here; it takes the event
 * over from its record when it next looks, and is woken where something rings sooner. Answers false for a case that can't
 * be re-timed: it must not hold up the others.
 */
export async function retimeCase({ caseNo, log }: CaseToRetime, work: Work, room: Room): Promise<boolean> {
  try {
    let events = log();
    for (let tries = 1; tries <= TRIES; tries++) {
      if (await retime(caseNo, events, work, room)) return true;
      events = await room.cases.events(caseNo);
    }
    throw new Error('The case went on all the time');
  } catch (error) {
    room.logger.error({ caseNo, notice: work.noticeId, err: error }, 'a case could not be re-timed');
    return false;
  }
}

/** Answers false when the record had gone on meanwhile. */
async function retime(caseNo: string, log: readonly StoredEvent[], work: Work, room: Room): Promise<boolean> {
  const { next, noticeId, source, dry } = work;
  const state = fold(
    caseNo,
    log.map(({ event }) => event),
  );
  if (!state) throw new Error('The case has no event');
  const [item, former] = await Promise.all([
    room.items.version(state.item.itemCode, state.item.version),
    room.calendars.version(state.calendar.id, state.calendar.version),
  ]);
  if (!item || !former) throw new Error('The case names an item version or calendar that is not there');
  const facts = { now: room.now(), item, calendar: next, formerCalendar: workingCalendar(former) };
  const retiming = retimingOf(state, facts, source);
  if (!retiming) return true;
  const { decision, moves, cardBefore, cardAfter, freed, earlier } = retiming;
  const wakeRev = earlier ? decision.state.rev : null;
  await room.retimings.note(noticeId, dry, [{ caseNo, moves, cardBefore, cardAfter, freed, wakeRev }]);
  if (dry) return true;
  const recorded = await room.record.recordEvents({
    caseNo,
    prevHash: log.at(-1)!.hash,
    events: decision.events,
    row: rowOf(decision.state, facts),
    effects: decision.events.flatMap((event) => effectsOf(event, decision.state, facts)),
  });
  return recorded.ahead === undefined;
}
