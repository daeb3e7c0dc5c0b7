import { type Clock, dueOf, isRunning, lateAt, totalBudget, usedUnits } from '../clock/index.js';
import type { CardLevel } from '../clock/types.js';
import type { EpochMs } from '../time/index.js';
import type { Facts } from './facts.js';
import type { CaseMeasures } from './measure-types.js';
import { openUrge } from './standing.js';
import type { Card, CaseState } from './state.js';

/** The worst card that was ever raised, the latest of its kind; a warning only while its clock still runs towards the limit. */
export function shownCard(state: CaseState): Card | undefined {
  const lastOf = (level: CardLevel) => state.cards.findLast((card) => card.level === level);
  const warned = new Set(
    state.clocks.filter((clock) => isRunning(clock) && clock.raised.includes('warning')).map(({ id }) => id),
  );
  return (
    lastOf('red') ??
    lastOf('yellow') ??
    state.cards.findLast(({ level, clockId }) => level === 'warning' && warned.has(clockId))
  );
}

/** A pure function of the state, its item version and calendar, like the row that it is a part of. */
export function measuresOf(state: CaseState, { calendar }: Facts): CaseMeasures {
  const last = (kind: Clock['kind']) => state.clocks.findLast((clock) => clock.kind === kind);
  const promise = last('promise');
  const legal = last('legal');
  const inWorkingDays = promise?.unit === 'working_day' && legal?.unit === 'working_day';
  const card = shownCard(state);
  return {
    cardClock: card?.clockKind ?? null,
    cardDueOn: card?.dueOn ?? null,
    cardAt: card?.at ?? null,
    overdueAt: promise ? lateAt(promise, calendar, 1) : null,
    promiseDays: inWorkingDays ? totalBudget(promise) : null,
    legalDays: inWorkingDays ? totalBudget(legal) : null,
    savedDays: promise && state.decidedAt !== undefined ? savedDays(promise, state.decidedAt) : null,
    officerId: state.officer?.id ?? null,
    takenInAt: state.takenInAt ?? null,
    urgeDueOn: openUrge(state)?.answerBy ?? null,
    supplements: state.supplements.length,
    corrections: state.corrections ?? 0,
    satisfaction: state.rating?.satisfaction ?? null,
    ratedAt: state.rating?.at ?? null,
    fixedInTime: fixedInTime(state, last('bad_rating_fix')),
    calendarId: state.calendar.id,
    calendarVersion: state.calendar.version,
  };

  function savedDays(clock: Clock, decidedAt: EpochMs): number {
    const saved = totalBudget(clock) - usedUnits(clock, calendar, decidedAt);
    return clock.unit === 'hour' ? saved / 24 : saved;
  }

  function fixedInTime({ rating }: CaseState, clock: Clock | undefined): boolean | null {
    if (rating?.fixedAt === undefined || !clock) return null;
    const due = dueOf(clock, calendar);
    return due !== null && rating.fixedAt < due.at;
  }
}
