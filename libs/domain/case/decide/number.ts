import { dueOf, isPaused, type Clock, type MoveRule } from '../../clock/index.js';
import type { WorkingCalendar } from '../../calendar/index.js';
import type { CalendarDay } from '../../time/index.js';
import { evolve } from '../evolve.js';
import type { CaseEvent, EventActor, EventBody, Moves } from '../events.js';
import type { Facts } from '../facts.js';
import type { CaseState } from '../state.js';

const dueDay = (clock: Clock, calendar: WorkingCalendar): CalendarDay | null => dueOf(clock, calendar)?.on ?? null;

function moveRule(before: Clock | undefined, after: Clock): MoveRule {
  if (!before) return 'started';
  if (isPaused(after) !== isPaused(before)) return isPaused(after) ? 'paused' : 'resumed';
  return after.extended === before.extended ? 'retimed' : 'extended';
}

/** How an event moves the due dates: each clock's due date where its last move left it, and now, with the rule that moved it. */
function movesBetween(before: CaseState | undefined, after: CaseState, facts: Facts): Moves {
  return after.clocks
    .filter((clock) => clock.stoppedAt === undefined)
    .map((clock) => {
      const old = before?.clocks.find(({ id }) => id === clock.id);
      return {
        clockId: clock.id,
        rule: moveRule(old, clock),
        from: old?.moves.at(-1)?.to ?? null,
        to: dueDay(clock, facts.calendar),
      };
    })
    .filter((move) => move.rule === 'started' || move.from !== move.to);
}

/** Gives an event body its number, instant, actor and due-date moves, and applies it. */
export function number(
  state: CaseState | undefined,
  body: EventBody,
  actor: EventActor,
  facts: Facts,
  caseNo: string,
): { readonly event: CaseEvent; readonly state: CaseState } {
  const event = { ...body, seq: (state?.rev ?? 0) + 1, at: facts.now, actor } as CaseEvent;
  const after = evolve(state, event, caseNo);
  if (!('moves' in event.data)) return { event, state: after };
  const moves = movesBetween(state, after, facts);
  const moved = { ...event, data: { ...event.data, moves } } as CaseEvent;
  return { event: moved, state: evolve(state, moved, caseNo) };
}
