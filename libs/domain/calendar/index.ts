export type { CalendarData, CalendarYear, DayKind, LedgerDay, RegionalDay } from './types.js';
export { type CalendarProblem, checkCalendarYear } from './checkCalendarYear.js';
export { NATIONAL_CALENDAR, withRegionalDays } from './national.js';
export { workingCalendar, type WorkingCalendar } from './workingCalendar.js';
