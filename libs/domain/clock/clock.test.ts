import { describe, expect, it } from 'vitest';
import { NATIONAL_CALENDAR, workingCalendar } from '../calendar/index.js';
import type { LimitUnit } from '../item/index.js';
import { toRfc3339 } from '../time/index.js';
import { dueOf, lateAt, remainingOf, usedUnits, warningAt, workingDaysLeft } from './index.js';
import { aClock, at, pause } from './testing.js';

// 2026: 14 February (Sat) works, 15–23 February are off, 28 February (Sat) works; March has plain weeks.
const calendar = workingCalendar(NATIONAL_CALENDAR);
type Row = readonly [
  what: string,
  start: string,
  budget: number,
  pauses: readonly (readonly [string, string?])[],
  due: string | null,
];
const clock = (unit: LimitUnit, start: string, budget: number, pauses: Row[3] = [], extended = 0) =>
  aClock({ unit, budget, extended, startedAt: at(start), pauses: pauses.map(([from, to]) => pause(from, to)) });
const written = (instant: number | null) =>
  instant &&
  toRfc3339(instant as never)
    .slice(0, 16)
    .replace('T', ' ');

describe('due date in working days', () => {
  it.each<Row>([
    ['2 days over the Spring Festival', '2026-02-13', 2, [], '2026-02-24'],
    ['received at night: the day itself never counts', '2026-02-13 23:59', 1, [], '2026-02-14'],
    ['received on a holiday', '2026-02-16', 2, [], '2026-02-25'],
    ['paused in the middle', '2026-02-13', 5, [['2026-02-25', '2026-03-04']], '2026-03-06'],
    ['paused and resumed on the same day', '2026-02-13', 5, [['2026-02-25 09:00', '2026-02-25 17:00']], '2026-02-27'],
    ['paused on the start day', '2026-03-06', 3, [['2026-03-06 15:00', '2026-03-10']], '2026-03-13'],
    [
      'paused on the last day: ends on the day it resumes',
      '2026-02-13',
      5,
      [['2026-02-27', '2026-03-03']],
      '2026-03-03',
    ],
    ['paused on a Saturday', '2026-03-06', 3, [['2026-03-07', '2026-03-10']], '2026-03-13'],
    ['resumed on a Sunday', '2026-03-06', 3, [['2026-03-09', '2026-03-15']], '2026-03-17'],
    ['paused and resumed within a weekend', '2026-03-06', 3, [['2026-03-07', '2026-03-08']], '2026-03-11'],
    [
      'paused twice',
      '2026-03-06',
      5,
      [
        ['2026-03-09', '2026-03-11'],
        ['2026-03-12', '2026-03-17'],
      ],
      '2026-03-20',
    ],
    [
      'paused again on the day it resumed',
      '2026-03-06',
      5,
      [
        ['2026-03-09', '2026-03-11'],
        ['2026-03-11', '2026-03-13'],
      ],
      '2026-03-19',
    ],
    [
      'paused on the last day, twice',
      '2026-03-06',
      1,
      [
        ['2026-03-09', '2026-03-11'],
        ['2026-03-11 15:00', '2026-03-12'],
      ],
      '2026-03-12',
    ],
    ['still paused', '2026-03-06', 5, [['2026-03-09']], null],
    ['still paused since the last day', '2026-03-06', 1, [['2026-03-09']], null],
    ['paused after the due date: too late to help', '2026-03-06', 3, [['2026-03-12', '2026-03-20']], '2026-03-11'],
    ['still paused, but since after the due date', '2026-03-06', 3, [['2026-03-12']], '2026-03-11'],
    [
      'second pause after the due date',
      '2026-03-06',
      3,
      [
        ['2026-03-09', '2026-03-10'],
        ['2026-03-13', '2026-03-18'],
      ],
      '2026-03-12',
    ],
  ])('%s', (_, start, budget, pauses, due) => {
    expect(dueOf(clock('working_day', start, budget, pauses), calendar)?.on ?? null).toBe(due);
  });

  it('moves by the days of an extension', () => {
    expect(dueOf(clock('working_day', '2026-02-13', 5, [], 10), calendar)?.on).toBe('2026-03-12');
    expect(dueOf(clock('working_day', '2026-02-13', 5, [['2026-02-25', '2026-03-04']], 2), calendar)?.on).toBe(
      '2026-03-10',
    );
  });

  it.each([
    ['2026-12-30', 1, '2026-12-31', false],
    ['2026-12-30', 3, '2027-01-04', true],
    ['2023-12-28', 5, '2024-01-05', true],
    ['2024-01-02', 5, '2024-01-09', false],
  ])('from %s, %d days: %s, provisional: %s', (start, budget, on, provisional) => {
    expect(dueOf(clock('working_day', start, budget), calendar)).toMatchObject({ on, provisional });
  });

  it('is provisional too when a pause brought it into the year without a notice', () => {
    const paused = clock('working_day', '2026-12-28', 3, [['2026-12-29', '2027-01-08']]);
    expect(dueOf(paused, calendar)).toMatchObject({ on: '2027-01-12', provisional: true });
  });
});

describe('due date in calendar days and in hours', () => {
  it.each<Row>([
    ['10 calendar days', '2026-02-13', 10, [], '2026-02-23'],
    ['paused over a weekend', '2026-03-06', 5, [['2026-03-07', '2026-03-09']], '2026-03-13'],
    ['paused on the last day', '2026-03-06', 5, [['2026-03-11', '2026-03-15']], '2026-03-15'],
    ['still paused', '2026-03-06', 5, [['2026-03-07']], null],
  ])('%s', (_, start, budget, pauses, due) => {
    expect(dueOf(clock('calendar_day', start, budget, pauses), calendar)?.on ?? null).toBe(due);
  });

  it.each<Row>([
    ['48 hours, weekend or not', '2026-02-13 10:00', 48, [], '2026-02-15 10:00'],
    ['paused for four hours', '2026-02-13 10:00', 24, [['2026-02-13 12:00', '2026-02-13 16:00']], '2026-02-14 14:00'],
    [
      'paused twice',
      '2026-02-13 10:00',
      4,
      [
        ['2026-02-13 11:00', '2026-02-13 12:00'],
        ['2026-02-13 13:00', '2026-02-13 14:30'],
      ],
      '2026-02-13 16:30',
    ],
    [
      'paused at the very end: too late',
      '2026-02-13 10:00',
      4,
      [['2026-02-13 14:00', '2026-02-13 16:00']],
      '2026-02-13 14:00',
    ],
    ['still paused', '2026-02-13 10:00', 4, [['2026-02-13 13:59']], null],
  ])('%s', (_, start, budget, pauses, due) => {
    expect(written(dueOf(clock('hour', start, budget, pauses), calendar)?.at ?? null)).toBe(due);
  });

  it('an hour clock that ends at 24:00 ends on that day', () => {
    expect(dueOf(clock('hour', '2026-02-13 10:00', 14), calendar)).toMatchObject({ on: '2026-02-13' });
  });
});

describe('the last day', () => {
  const twoDays = clock('working_day', '2026-02-13', 2);
  it.each([
    ['2026-02-13 17:00', 2, false],
    ['2026-02-14 08:00', 1, false],
    ['2026-02-20 12:00', 1, false],
    ['2026-02-24 00:00', 0, false],
    ['2026-02-24 23:59', 0, false],
    ['2026-02-24 24:00', -1, true],
    ['2026-02-27 12:00', -3, true],
  ])('at %s: %d days left, overdue: %s (APR-09)', (now, value, overdue) => {
    expect(remainingOf(twoDays, calendar, at(now))).toEqual({ unit: 'working_day', value, overdue });
  });

  it('ends with office hours where the setting says so', () => {
    const atFive = { ...twoDays, dayEndsAtMinute: 17 * 60 };
    expect(written(dueOf(atFive, calendar)!.at)).toBe('2026-02-24 17:00');
    expect(remainingOf(atFive, calendar, at('2026-02-24 16:59')).overdue).toBe(false);
    expect(remainingOf(atFive, calendar, at('2026-02-24 17:00')).overdue).toBe(true);
  });

  it('stands still once the clock has stopped', () => {
    const stopped = { ...twoDays, stoppedAt: at('2026-02-14 16:00') };
    expect(remainingOf(stopped, calendar, at('2026-06-01'))).toEqual({ unit: 'working_day', value: 1, overdue: false });
    const late = { ...twoDays, stoppedAt: at('2026-02-25 00:00') };
    expect(remainingOf(late, calendar, at('2026-06-01'))).toMatchObject({ overdue: true });
  });
});

describe('the days that a list shows', () => {
  it.each(['2026-02-13', '2026-02-15', '2026-02-20', '2026-02-24', '2026-02-28', '2026-03-03', '2026-03-08'])(
    'are those of the clock itself on %s',
    (today) => {
      const five = clock('working_day', '2026-02-13', 5);
      const now = at(`${today} 10:00`);
      expect(workingDaysLeft(dueOf(five, calendar)!.on, calendar, now)).toBe(remainingOf(five, calendar, now).value);
    },
  );
});

describe('used days leave out what was paused (APR-08)', () => {
  it.each([
    ['2026-02-13 18:00', 0],
    ['2026-02-24', 2],
    ['2026-02-25 18:00', 3],
    ['2026-02-28', 3],
    ['2026-03-04 18:00', 3],
    ['2026-03-05', 4],
    ['2026-03-09', 6],
  ])('at %s: %d', (now, used) => {
    const paused = clock('working_day', '2026-02-13', 5, [['2026-02-25', '2026-03-04']]);
    expect(usedUnits(paused, calendar, at(now))).toBe(used);
  });

  it.each([
    ['2026-02-13 11:00', 1],
    ['2026-02-13 12:30', 2],
    ['2026-02-13 18:00', 4],
  ])('in hours, at %s: %d', (now, used) => {
    const paused = clock('hour', '2026-02-13 10:00', 24, [['2026-02-13 12:00', '2026-02-13 16:00']]);
    expect(usedUnits(paused, calendar, at(now))).toBe(used);
  });

  it('counts nothing before the start', () => {
    expect(usedUnits(clock('working_day', '2026-02-13', 5), calendar, at('2026-02-01'))).toBe(0);
    expect(usedUnits(clock('hour', '2026-02-13', 5), calendar, at('2026-02-01'))).toBe(0);
  });
});

describe('warning', () => {
  it.each([
    ['one day left of two', clock('working_day', '2026-02-13', 2), 1, '2026-02-14 00:00'],
    ['three days left of five', clock('working_day', '2026-02-13', 5), 3, '2026-02-24 00:00'],
    [
      'a limit as long as the threshold warns on its last day',
      clock('working_day', '2026-02-13', 1),
      1,
      '2026-02-14 00:00',
    ],
    ['after a pause', clock('working_day', '2026-02-13', 5, [['2026-02-25', '2026-03-04']]), 1, '2026-03-05 00:00'],
    ['while paused before it', clock('working_day', '2026-02-13', 5, [['2026-02-25']]), 1, null],
    ['hours: at 80 %', clock('hour', '2026-02-13 10:00', 10), 1, '2026-02-13 18:00'],
    ['calendar days', clock('calendar_day', '2026-02-13', 10), 1, '2026-02-22 00:00'],
  ])('%s', (_, watched, days, expected) => {
    expect(written(warningAt(watched, calendar, days))).toBe(expected);
  });
});

describe('red card: the fifth working day past the due date', () => {
  it.each([
    ['from its beginning', clock('working_day', '2026-02-13', 2), '2026-03-02 00:00'],
    ['hours past their limit', clock('hour', '2026-03-06 10:00', 4), '2026-03-13 00:00'],
    [
      'days of a procedure begun after the due date do not count',
      clock('working_day', '2026-03-06', 1, [['2026-03-10', '2026-03-20']]),
      '2026-03-26 00:00',
    ],
    ['such a procedure still runs', clock('working_day', '2026-03-06', 1, [['2026-03-10']]), null],
    ['a procedure begun later still', clock('working_day', '2026-03-06', 1, [['2026-03-17']]), '2026-03-16 00:00'],
    [
      'paused on the last day',
      clock('working_day', '2026-03-06', 1, [['2026-03-09', '2026-03-13']]),
      '2026-03-20 00:00',
    ],
  ])('%s', (_, watched, expected) => {
    expect(written(lateAt(watched, calendar, 5))).toBe(expected);
  });
});
