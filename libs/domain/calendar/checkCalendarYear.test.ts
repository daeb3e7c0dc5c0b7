import { describe, expect, it } from 'vitest';
import type { CalendarDay } from '#libs/domain/time/index.js';
import { type CalendarYear, checkCalendarYear } from './index.js';

const days = (...texts: string[]) => texts as CalendarDay[];
const good: CalendarYear = {
  year: 2027,
  source: '示例文号',
  daysOff: days('2026-12-31', '2027-01-01'),
  workingDays: days('2027-01-03'),
};

describe('a calendar year before its import', () => {
  it('may be used when nothing is wrong, also when it reaches back into the last week of December', () => {
    expect(checkCalendarYear(good)).toEqual([]);
  });

  it.each<[string, Partial<CalendarYear>, string, string | undefined]>([
    ['a day off and working', { workingDays: days('2027-01-01') }, 'CALENDAR_DAY_OFF_AND_WORKING', '2027-01-01'],
    ['a day of the next year', { daysOff: days('2028-01-01') }, 'CALENDAR_DAY_OUTSIDE_YEAR', '2028-01-01'],
    ['a day of the year before', { daysOff: days('2026-12-24') }, 'CALENDAR_DAY_OUTSIDE_YEAR', '2026-12-24'],
    ['a day off twice', { daysOff: days('2027-01-01', '2027-01-01') }, 'CALENDAR_DAY_TWICE', '2027-01-01'],
    ['a working day twice', { workingDays: days('2027-01-03', '2027-01-03') }, 'CALENDAR_DAY_TWICE', '2027-01-03'],
    ['a Monday to be worked', { workingDays: days('2027-01-04') }, 'CALENDAR_ADJUSTED_DAY_NOT_WEEKEND', '2027-01-04'],
    ['a day that does not exist', { daysOff: days('2027-02-29') }, 'CALENDAR_DAY_UNKNOWN', '2027-02-29'],
    ['no source', { source: ' ' }, 'CALENDAR_SOURCE_MISSING', undefined],
  ])('is refused with %s', (_, change, code, day) => {
    const problems = checkCalendarYear({ ...good, ...change });
    expect(problems.map((problem) => [problem.code, problem.day])).toEqual([[code, day]]);
    expect(problems[0]!.zh).toMatch(/，请|,请/);
    expect(problems[0]!.en).toMatch(/\.$/);
  });

  it.each([1989, 2101, 2027.5])('is refused as the year %d', (year) => {
    expect(checkCalendarYear({ year, source: '示例文号', daysOff: [], workingDays: [] })).toMatchObject([
      { code: 'CALENDAR_YEAR_OUT_OF_RANGE' },
    ]);
  });

  it('hears of everything wrong at once', () => {
    const year = { ...good, source: '', daysOff: days('2027-13-01', '2027-10-01'), workingDays: days('2027-10-01') };
    expect(checkCalendarYear(year).map(({ code }) => code)).toEqual([
      'CALENDAR_SOURCE_MISSING',
      'CALENDAR_DAY_UNKNOWN',
      'CALENDAR_DAY_OFF_AND_WORKING',
    ]);
  });
});
