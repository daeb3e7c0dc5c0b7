import { addDays, type CalendarDay, calendarDay, daysBetween } from '../time/index.js';

/** Days from `from` to `to`, both included (Asia/Shanghai). */
export interface DaySpan {
  readonly from: CalendarDay;
  readonly to: CalendarDay;
}
export const STEPS = ['day', 'month', 'year'] as const;
export type Step = (typeof STEPS)[number];

const monthOf = (day: CalendarDay): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
const firstDayOf = (month: number): CalendarDay =>
  calendarDay(`${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`);

/** The first day of the month that lies `months` after the day's own (before it when negative). */
export const firstOfMonth = (day: CalendarDay, months = 0): CalendarDay => firstDayOf(monthOf(day) + months);

/** The period just before, of the same length: whole months before whole months, else as many days (环比). */
export function previousOf({ from, to }: DaySpan): DaySpan {
  const next = addDays(to, 1);
  const before = addDays(from, -1);
  if (from.endsWith('-01') && next.endsWith('-01'))
    return { from: firstDayOf(monthOf(from) - (monthOf(next) - monthOf(from))), to: before };
  return { from: addDays(before, -daysBetween(from, to)), to: before };
}

/** The days, months or years that a span touches, cut off at its ends; those named by their days, 2026-03 or 2026. */
export function stepsOf({ from, to }: DaySpan, step: Step): readonly (DaySpan & { readonly key: string })[] {
  const steps: (DaySpan & { readonly key: string })[] = [];
  for (let at = from; at <= to;) {
    const next = startAfter(at, step);
    const last = addDays(next, -1);
    steps.push({ key: at.slice(0, { day: 10, month: 7, year: 4 }[step]), from: at, to: last < to ? last : to });
    at = next;
  }
  return steps;
}

function startAfter(day: CalendarDay, step: Step): CalendarDay {
  if (step === 'day') return addDays(day, 1);
  const month = monthOf(day);
  return firstDayOf(step === 'month' ? month + 1 : month - (month % 12) + 12);
}
