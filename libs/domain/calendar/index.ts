export type { CalendarData, CalendarYear, DayKind, LedgerDay, RegionalDay } from './types.js';
export { type CalendarProblem, checkCalendarYear } from './checkCalendarYear.js';
export {
  type CalendarNotice,
  changedDays,
  checkNotice,
  type DayChange,
  NATIONAL,
  type NoticeDay,
  overNational,
  withNotice,
} from './notice.js';
export { NATIONAL_CALENDAR, withRegionalDays } from './national.js';
export { type OfficeHours, parseOfficeHours } from './officeHours.js';
export { workingCalendar, type WorkingCalendar } from './workingCalendar.js';
