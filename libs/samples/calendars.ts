import { type CalendarData, NATIONAL_CALENDAR, withRegionalDays } from '#libs/domain/calendar/index.js';
import { calendarDay } from '#libs/domain/time/index.js';

/** The national calendar, and a regional one with a day on which a typhoon closed the offices. */
export const CALENDARS: readonly CalendarData[] = [
  NATIONAL_CALENDAR,
  withRegionalDays(NATIONAL_CALENDAR, '441500', [
    { day: calendarDay('2025-09-24'), kind: 'off', source: '示例:汕尾市台风“桦加沙”停工停课通告' },
  ]),
];
