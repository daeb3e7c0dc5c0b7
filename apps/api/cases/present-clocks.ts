import type { CaseState, Facts } from '#libs/domain/case/index.js';
import {
  type CardLevel,
  type Clock,
  clockLedger,
  dueOf,
  isPaused,
  isRunning,
  remainingOf,
} from '#libs/domain/clock/index.js';
import { toRfc3339 } from '#libs/domain/time/index.js';
import type { ClockView } from './dto/case-views.dto.js';
import type { DeadlineView } from './dto/open-case.dto.js';
import { withInstants } from './present-events.js';

const RANK: readonly CardLevel[] = ['none', 'warning', 'yellow', 'red'];

function cardOfClock(state: CaseState, { id }: Clock): CardLevel {
  const raised = state.cards.filter((card) => card.clockId === id).map((card) => RANK.indexOf(card.level));
  return RANK[Math.max(0, ...raised)]!;
}
const standing = (clock: Clock): ClockView['state'] =>
  !isRunning(clock) ? 'stopped' : isPaused(clock) ? 'paused' : 'running';

/** A clock that explains itself; the ledger re-adds to the due date. */
export function clockView(
  state: CaseState,
  clock: Clock,
  { calendar, now, item }: Facts,
  withLedger: boolean,
): ClockView {
  const due = dueOf(clock, calendar);
  const remaining = remainingOf(clock, calendar, now);
  const stepName = item.steps.find(({ id }) => id === clock.step)?.name;
  return {
    id: clock.id,
    kind: clock.kind,
    ...(clock.step !== undefined && { step: clock.step }),
    ...(stepName !== undefined && { stepName }),
    unit: clock.unit,
    budget: clock.budget,
    extended: clock.extended,
    startedAt: toRfc3339(clock.startedAt),
    stoppedAt: clock.stoppedAt === undefined ? null : toRfc3339(clock.stoppedAt),
    dueOn: due?.on ?? null,
    dueAt: due && toRfc3339(due.at),
    provisional: due?.provisional ?? false,
    remaining: Math.round(remaining.value * 100) / 100,
    overdue: remaining.overdue,
    card: cardOfClock(state, clock),
    state: standing(clock),
    pauses: withInstants(clock.pauses) as ClockView['pauses'],
    moves: withInstants(clock.moves) as ClockView['moves'],
    ...(withLedger && { ledger: clockLedger(clock, calendar, now) }),
  };
}

export const clockViews = (state: CaseState, facts: Facts, withLedger: boolean): ClockView[] =>
  state.clocks.map((clock) => clockView(state, clock, facts, withLedger));

/** The dates that hold now, soonest first. */
export const deadlines = (state: CaseState, { calendar }: Facts): DeadlineView[] =>
  state.clocks
    .flatMap((clock) => {
      const due = isRunning(clock) ? dueOf(clock, calendar) : null;
      return due ? [{ kind: clock.kind, due }] : [];
    })
    .sort((a, b) => a.due.at - b.due.at)
    .map(({ kind, due }) => ({ kind, dueOn: due.on, dueAt: toRfc3339(due.at), provisional: due.provisional }));
