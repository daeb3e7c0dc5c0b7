import chineseDays from 'chinese-days';
import { isWorkday } from 'chinese-workday';
import { describe, expect, it, vi } from 'vitest';
import { addDays, calendarDay, type CalendarDay } from '#libs/domain/time/index.js';
import { checkCalendarYear, NATIONAL_CALENDAR, workingCalendar } from './index.js';

// The packages draw up their tables in the host's zone while they load, and are a day off west of Greenwich.
vi.hoisted(() => {
  process.env.TZ = 'Asia/Shanghai';
});

const calendar = workingCalendar(NATIONAL_CALENDAR);

function everyDay(year: number): CalendarDay[] {
  const days: CalendarDay[] = [];
  for (let day = calendarDay(`${year}-01-01`); day.startsWith(String(year)); day = addDays(day, 1)) days.push(day);
  return days;
}

describe.each([
  { year: 2024, days: 366, daysOff: 28, workingDays: 251, source: '国办发明电〔2023〕7号' },
  { year: 2025, days: 365, daysOff: 28, workingDays: 248, source: '国办发明电〔2024〕12号' },
  { year: 2026, days: 365, daysOff: 33, workingDays: 248, source: '国办发明电〔2025〕7号' },
])('the national calendar of $year', ({ year, days, daysOff, workingDays, source }) => {
  const all = everyDay(year);

  it(`has ${workingDays} working days`, () => {
    expect(all).toHaveLength(days);
    expect(all.filter((day) => calendar.isWorkingDay(day))).toHaveLength(workingDays);
    expect(calendar.workingDaysBetween(addDays(all[0]!, -1), all.at(-1)!)).toBe(workingDays);
  });

  it('agrees with two independent packages on every day', () => {
    const differing = all.filter((day) => {
      const ours = calendar.isWorkingDay(day);
      return ours !== chineseDays.isWorkday(day) || ours !== isWorkday(day);
    });
    expect(differing).toEqual([]);
  });

  it('names its notice and holds no contradiction', () => {
    const entry = NATIONAL_CALENDAR.years.find((candidate) => candidate.year === year)!;
    expect(entry.source).toBe(source);
    expect(entry.daysOff).toHaveLength(daysOff);
    expect(checkCalendarYear(entry)).toEqual([]);
    expect(all.some((day) => calendar.isProvisional(day))).toBe(false);
  });
});

it('the national calendar is plain JSON, and works the same after a journey as JSON', () => {
  const travelled = workingCalendar(JSON.parse(JSON.stringify(NATIONAL_CALENDAR)) as typeof NATIONAL_CALENDAR);
  const all = [2024, 2025, 2026, 2027].flatMap(everyDay);
  expect(all.map((day) => travelled.kindOf(day))).toEqual(all.map((day) => calendar.kindOf(day)));
});
