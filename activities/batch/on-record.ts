import type { RecordActivities } from '#libs/contracts/index.js';
import { type WorkingCalendar, workingCalendar } from '#libs/domain/calendar/index.js';
import type { Decision } from '#libs/domain/case/decide/index.js';
import { effectsOf } from '#libs/domain/case/effects.js';
import { fold } from '#libs/domain/case/evolve.js';
import type { CaseEvent } from '#libs/domain/case/events.js';
import type { Facts } from '#libs/domain/case/facts.js';
import { rowOf } from '#libs/domain/case/row.js';
import type { CaseState } from '#libs/domain/case/state.js';
import type { ItemVersion } from '#libs/domain/item/index.js';
import type { Calendars, CaseReader, Items, StoredEvent } from '#libs/persistence/index.js';

/** Somebody works on the case meanwhile: read again and decided anew, that often. */
const TRIES = 5;

export interface RecordRoom {
  readonly cases: CaseReader;
  readonly calendars: Calendars;
  readonly items: Items;
  readonly record: Pick<RecordActivities, 'recordEvents'>;
}
export interface CaseOnRecord {
  readonly caseNo: string;
  readonly log: () => readonly StoredEvent[];
}
/** A case as its record tells it. */
export interface Standing {
  readonly state: CaseState;
  readonly item: ItemVersion;
  /** By which it counts now. */
  readonly calendar: WorkingCalendar;
  readonly events: readonly CaseEvent[];
}
export interface Decided {
  readonly decision: Extract<Decision, { ok: true }>;
  readonly facts: Facts;
}

/**
 * Does something to a case beside its workflow, which takes it over from the record when it next looks or is woken.
 * `act` answers what was decided; undefined when there is nothing to do.
 */
export async function onRecord(
  { caseNo, log }: CaseOnRecord,
  act: (standing: Standing) => Promise<Decided | undefined>,
  room: RecordRoom,
): Promise<void> {
  let events = log();
  for (let tries = 1; tries <= TRIES; tries++) {
    const done = await act(await standingOf(caseNo, events, room));
    if (!done || (await isRecorded(caseNo, events, done, room))) return;
    events = await room.cases.events(caseNo);
  }
  throw new Error('The case went on all the time');
}

async function standingOf(caseNo: string, log: readonly StoredEvent[], room: RecordRoom): Promise<Standing> {
  const events = log.map(({ event }) => event);
  const state = fold(caseNo, events);
  if (!state) throw new Error('The case has no event');
  const [item, calendar] = await Promise.all([
    room.items.version(state.item.itemCode, state.item.version),
    room.calendars.version(state.calendar.id, state.calendar.version),
  ]);
  if (!item || !calendar) throw new Error('The case names an item version or calendar that is not there');
  return { state, item, calendar: workingCalendar(calendar), events };
}

/** Answers false when the record had gone on meanwhile. */
async function isRecorded(
  caseNo: string,
  log: readonly StoredEvent[],
  { decision, facts }: Decided,
  room: RecordRoom,
): Promise<boolean> {
  const recorded = await room.record.recordEvents({
    caseNo,
    prevHash: log.at(-1)!.hash,
    events: decision.events,
    row: rowOf(decision.state, facts),
    effects: decision.events.flatMap((event) => effectsOf(event, decision.state, facts)),
  });
  return recorded.ahead === undefined;
}
