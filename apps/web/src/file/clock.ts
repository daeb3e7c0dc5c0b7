import { CLOCK_RULES } from '#libs/domain/clock/rules.js';
import type { Schemas } from '../api/client';
import type { Words } from './words';

export type Clock = Schemas['ClockView'];
type LedgerDay = Schemas['LedgerDayView'];

/** 承诺时限, or 环节时限:审核. */
export function clockName({ kind, stepName }: Pick<Clock, 'kind' | 'stepName'>, { t, language }: Words): string {
  const name = CLOCK_RULES[kind][language];
  return stepName ? t('clock.step', { name, step: stepName }) : name;
}

/** What is left of a clock, or how it ended, in a few words. */
export function standing({ state, overdue, remaining, unit }: Clock, { t }: Words): string {
  if (state === 'stopped') return t(overdue ? 'clock.stoppedLate' : 'clock.stoppedInTime');
  const n = t(`unit.${unit}`, { count: Math.abs(remaining) });
  if (state === 'paused') return t('clock.leftPaused', { n });
  if (overdue) return t('clock.over', { n });
  return remaining === 0 && unit !== 'hour' ? t('clock.lastDay') : t('clock.left', { n });
}

/** Those that run or rest, soonest due first, then those that have stopped, latest first. */
export function inOrder(clocks: readonly Clock[]): {
  readonly open: readonly Clock[];
  readonly ended: readonly Clock[];
} {
  const last = '9999';
  return {
    open: clocks
      .filter(({ state }) => state !== 'stopped')
      .toSorted((a, b) => (a.dueAt ?? last).localeCompare(b.dueAt ?? last)),
    ended: clocks
      .filter(({ state }) => state === 'stopped')
      .toSorted((a, b) => (b.stoppedAt ?? '').localeCompare(a.stoppedAt ?? '')),
  };
}

export interface Stretch {
  readonly from: string;
  readonly to: string;
  readonly days: number;
  readonly source: string | undefined;
}

/** Days of the ledger that follow one another under one document: 2月15日至2月23日放假. */
export function stretches(days: readonly LedgerDay[], belongs: (day: LedgerDay) => boolean): Stretch[] {
  const found: Stretch[] = [];
  days.forEach((day, n) => {
    if (!belongs(day)) return;
    const last = found.at(-1);
    const before = days[n - 1];
    if (last && before && last.to === before.date && last.source === day.source)
      found[found.length - 1] = { ...last, to: day.date, days: last.days + 1 };
    else found.push({ from: day.date, to: day.date, days: 1, source: day.source });
  });
  return found;
}
