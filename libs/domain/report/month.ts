import type { DaySpan } from '../statistics/index.js';
import { addDays, calendarDay, type CalendarDay } from '../time/index.js';

/** 月份 'YYYY-MM', a month of a year 2000 to 2099. */
export type ReportMonth = string & { readonly __reportMonth: true };

export const REPORT_MONTH = /^20\d\d-(0[1-9]|1[0-2])$/;

export const isReportMonth = (text: string): text is ReportMonth => REPORT_MONTH.test(text);

/** First and last day of the month (Asia/Shanghai). */
export function spanOfMonth(month: ReportMonth): DaySpan {
  const from = calendarDay(`${month}-01`);
  // The 32nd day after the first is always in the next month.
  const next = calendarDay(`${addDays(from, 31).slice(0, 7)}-01`);
  return { from, to: addDays(next, -1) };
}

/** Only a month that is over has figures that can be frozen. */
export const isFinished = (month: ReportMonth, today: CalendarDay): boolean => spanOfMonth(month).to < today;

export const hasBegun = (month: ReportMonth, today: CalendarDay): boolean => spanOfMonth(month).from <= today;
