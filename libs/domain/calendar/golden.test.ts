import { describe, expect, it } from 'vitest';
import { calendarDay } from '#libs/domain/time/index.js';
import { NATIONAL_CALENDAR, workingCalendar } from './index.js';

/** Checked by hand against the published arrangements; the start day never counts. */
const dueDates = [
  // start, working days, due, why
  ['2026-02-13', 1, '2026-02-14', 'Saturday 02-14 is an adjusted working day'],
  ['2026-02-13', 2, '2026-02-24', 'Spring Festival 02-15 to 02-23'],
  ['2026-02-13', 5, '2026-02-27', '02-14, then 02-24 to 02-27'],
  ['2026-02-13', 20, '2026-03-19', 'Saturday 02-28 works as well'],
  ['2026-02-16', 2, '2026-02-25', 'received on a holiday: counting begins with 02-24'],
  ['2026-04-30', 2, '2026-05-07', 'Labour Day 05-01 to 05-05'],
  ['2026-09-18', 2, '2026-09-21', 'Sunday 09-20 works'],
  ['2026-09-30', 3, '2026-10-10', 'National Day to 10-07, Saturday 10-10 works'],
  ['2025-12-31', 2, '2026-01-05', 'New Year to 01-03, Sunday 01-04 works'],
  ['2025-01-24', 2, '2025-01-27', 'Sunday 01-26 works'],
  ['2025-09-30', 1, '2025-10-09', 'National Day and Mid-Autumn to 10-08'],
  ['2024-02-08', 2, '2024-02-18', 'Friday 02-09 works in 2024, Sunday 02-18 too'],
  ['2024-09-13', 2, '2024-09-18', 'Saturday 09-14 works, Mid-Autumn 09-15 to 09-17'],
] as const;

describe('due dates a clerk can check by hand', () => {
  const calendar = workingCalendar(NATIONAL_CALENDAR);

  it.each(dueDates)('%s and %i working days → %s (%s)', (start, n, due) => {
    expect(calendar.dueDate(calendarDay(start), n)).toBe(due);
    expect(calendar.workingDaysBetween(calendarDay(start), calendarDay(due))).toBe(n);
  });
});

describe('the ledger of a due date', () => {
  it('tells a clerk why material received on 2026-02-13 is due on 2026-02-24', () => {
    const lines = workingCalendar(NATIONAL_CALENDAR).ledger(calendarDay('2026-02-13'), calendarDay('2026-02-24'));
    expect(lines.map(({ date, kind, counted, count }) => [date, kind, counted, count])).toEqual([
      ['2026-02-14', 'adjusted_working', true, 1],
      ['2026-02-15', 'holiday', false, 1],
      ['2026-02-16', 'holiday', false, 1],
      ['2026-02-17', 'holiday', false, 1],
      ['2026-02-18', 'holiday', false, 1],
      ['2026-02-19', 'holiday', false, 1],
      ['2026-02-20', 'holiday', false, 1],
      ['2026-02-21', 'holiday', false, 1],
      ['2026-02-22', 'holiday', false, 1],
      ['2026-02-23', 'holiday', false, 1],
      ['2026-02-24', 'working', true, 2],
    ]);
    expect(lines.map(({ source }) => source)).toEqual([...Array<string>(10).fill('国办发明电〔2025〕7号'), undefined]);
    expect(lines.some(({ provisional }) => provisional)).toBe(false);
  });
});
