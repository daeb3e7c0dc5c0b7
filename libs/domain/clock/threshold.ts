import type { WorkingCalendar } from '../calendar/index.js';
import { addDays, type EpochMs, epochMs, startOfDay } from '../time/index.js';
import { dayAfter, dueOf, HOUR_MS, instantAfter, lateAt, totalBudget } from './clock.js';
import type { Clock } from './types.js';

export const THRESHOLD_UNITS = ['working_day', 'hour', 'percent'] as const;
/** 阈值: so many working days or hours before or after a limit, or such a part of the whole limit. */
export interface Threshold {
  readonly unit: (typeof THRESHOLD_UNITS)[number];
  /** A whole number, from 1; in percent below 100. */
  readonly value: number;
}

/**
 * When so much of the limit is left: a day threshold and a part of a day limit begin with their day, hours to the
 * minute. Never before the clock's own start; null while the clock is paused before it.
 */
export function aheadOf(clock: Clock, calendar: WorkingCalendar, { unit, value }: Threshold): EpochMs | null {
  const due = dueOf(clock, calendar);
  if (!due) return null;
  const notBeforeStart = (at: EpochMs): EpochMs => (at > clock.startedAt ? at : clock.startedAt);
  if (unit === 'hour') return notBeforeStart(epochMs(due.at - value * HOUR_MS));
  if (unit === 'percent') {
    const total = totalBudget(clock);
    const used = (total * (100 - value)) / 100;
    if (clock.unit === 'hour') return instantAfter(clock, used);
    const day = dayAfter(clock, Math.max(1, Math.ceil(used)), calendar);
    return day === null ? null : startOfDay(day);
  }
  let day = due.on;
  for (let left = value; left > 0; day = addDays(day, -1)) if (calendar.isWorkingDay(day)) left--;
  while (!calendar.isWorkingDay(day)) day = addDays(day, -1);
  return notBeforeStart(startOfDay(day));
}

/** When the limit has been passed by so much; null while the clock is paused before its due date. */
export function pastBy(clock: Clock, calendar: WorkingCalendar, { unit, value }: Threshold): EpochMs | null {
  if (unit === 'working_day') return lateAt(clock, calendar, value);
  if (unit === 'hour') {
    const due = dueOf(clock, calendar);
    return due && epochMs(due.at + value * HOUR_MS);
  }
  const total = totalBudget(clock);
  return dueOf(clock, calendar, total + Math.ceil((total * value) / 100))?.at ?? null;
}
