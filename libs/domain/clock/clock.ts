import type { WorkingCalendar } from '../calendar/index.js';
import type { LimitUnit } from '../item/index.js';
import { addDays, type CalendarDay, dayOf, daysBetween, type EpochMs, epochMs, startOfDay } from '../time/index.js';
import type { Clock } from './types.js';

export const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** When a clock runs out: the last day and the instant at which it ends. */
export interface Due {
  readonly on: CalendarDay;
  readonly at: EpochMs;
  /** A day on the way there belongs to a year without a published notice. */
  readonly provisional: boolean;
}

export const isRunning = (clock: Clock): boolean => clock.stoppedAt === undefined;
export const isPaused = (clock: Clock): boolean =>
  isRunning(clock) && clock.pauses.at(-1)?.to === undefined && clock.pauses.length > 0;
export const totalBudget = (clock: Clock): number => clock.budget + clock.extended;

/** The day `n` units after `start`; the start day is never counted (民法典 201). */
function advance(unit: LimitUnit, calendar: WorkingCalendar, start: CalendarDay, n: number): CalendarDay {
  return unit === 'working_day' ? calendar.dueDate(start, n) : addDays(start, n);
}

/** Units in (from, to]. */
function span(unit: LimitUnit, calendar: WorkingCalendar, from: CalendarDay, to: CalendarDay): number {
  return unit === 'working_day' ? calendar.workingDaysBetween(from, to) : daysBetween(from, to);
}

/**
 * The day on which `units` have been counted, skipping the days in (pause start, pause end]; null while an open pause
 * stands before it. A clock paused on its very last day ends on the day it resumes.
 */
export function dayAfter(clock: Clock, units: number, calendar: WorkingCalendar): CalendarDay | null {
  let cursor = dayOf(clock.startedAt);
  let left = units;
  for (const pause of clock.pauses) {
    const until = dayOf(pause.from);
    if (until > advance(clock.unit, calendar, cursor, left)) break;
    if (pause.to === undefined) return null;
    left -= span(clock.unit, calendar, cursor, until);
    cursor = dayOf(pause.to);
  }
  return advance(clock.unit, calendar, cursor, left);
}

/** For clocks in hours: the instant after `hours` that were not paused; null while paused before it. */
export function instantAfter(clock: Clock, hours: number): EpochMs | null {
  let at = clock.startedAt + hours * HOUR_MS;
  for (const pause of clock.pauses) {
    if (pause.from >= at) break;
    if (pause.to === undefined) return null;
    at += pause.to - pause.from;
  }
  return epochMs(at);
}

/** The due date after `units` (by default the clock's whole budget); null while the clock is paused before it. */
export function dueOf(clock: Clock, calendar: WorkingCalendar, units = totalBudget(clock)): Due | null {
  if (clock.unit === 'hour') {
    const at = instantAfter(clock, units);
    if (at === null) return null;
    return { on: dayOf(epochMs(at - 1)), at, provisional: false };
  }
  const on = dayAfter(clock, units, calendar);
  if (on === null) return null;
  return {
    on,
    at: epochMs(startOfDay(on) + clock.dayEndsAtMinute * MINUTE_MS),
    provisional:
      clock.unit === 'working_day' &&
      (calendar.isProvisional(on) || calendar.isProvisional(addDays(dayOf(clock.startedAt), 1))),
  };
}

/** Units used up to `until` (or to the stop), pauses left out. Days count whole; hours may have a fraction. */
export function usedUnits(clock: Clock, calendar: WorkingCalendar, until: EpochMs): number {
  const end = Math.min(clock.stoppedAt ?? until, until);
  if (clock.unit === 'hour') {
    let used = Math.max(0, end - clock.startedAt);
    for (const pause of clock.pauses) used -= Math.max(0, Math.min(pause.to ?? end, end) - Math.min(pause.from, end));
    return used / HOUR_MS;
  }
  const lastDay = dayOf(epochMs(end));
  let cursor = dayOf(clock.startedAt);
  let used = 0;
  for (const pause of clock.pauses) {
    const from = dayOf(pause.from);
    if (from >= lastDay) break;
    used += span(clock.unit, calendar, cursor, from);
    if (pause.to === undefined || dayOf(pause.to) >= lastDay) return used;
    cursor = dayOf(pause.to);
  }
  return used + Math.max(0, span(clock.unit, calendar, cursor, lastDay));
}

export interface Remaining {
  readonly unit: LimitUnit;
  /** Units left after today; below 0 when past the limit. */
  readonly value: number;
  readonly overdue: boolean;
}

/** 剩余时限 at `now`: for a stopped clock, as it stood when it stopped. */
export function remainingOf(clock: Clock, calendar: WorkingCalendar, now: EpochMs): Remaining {
  const at = epochMs(Math.min(clock.stoppedAt ?? now, now));
  const value = totalBudget(clock) - usedUnits(clock, calendar, at);
  const due = dueOf(clock, calendar);
  return { unit: clock.unit, value, overdue: due !== null && at >= due.at };
}

/**
 * Working days left after today up to a due date, below 0 past it: what `remainingOf` says of a clock in working days that
 * is not paused, for lists that keep only its date.
 */
export const workingDaysLeft = (dueOn: CalendarDay, calendar: WorkingCalendar, now: EpochMs): number =>
  calendar.workingDaysBetween(dayOf(now), dueOn);

/** 预警 begins when `warningDays` are left; a limit no longer than that warns on its last day, an hour limit at 80 %. */
export function warningAt(clock: Clock, calendar: WorkingCalendar, warningDays: number): EpochMs | null {
  const total = totalBudget(clock);
  if (clock.unit === 'hour') return instantAfter(clock, total * 0.8);
  const day = dayAfter(clock, total > warningDays ? total - warningDays : total, calendar);
  return day === null ? null : startOfDay(day);
}

/** The beginning of the `days`-th working day past the due date, pauses since then left out; null while paused before it. */
export function lateAt(clock: Clock, calendar: WorkingCalendar, days: number): EpochMs | null {
  const due = dueOf(clock, calendar);
  if (!due) return null;
  const pauses = clock.pauses.filter((pause) => dayOf(pause.from) >= due.on);
  const past: Clock = { ...clock, unit: 'working_day', startedAt: startOfDay(due.on), pauses };
  const day = dayAfter(past, days, calendar);
  return day === null ? null : startOfDay(day);
}
