import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  calendarDay,
  type CalendarDay,
  compareDays,
  dayFromNumber,
  dayNumber,
} from '#libs/domain/time/index.js';
import { type CalendarData, NATIONAL_CALENDAR, withRegionalDays, workingCalendar } from './index.js';

const day = calendarDay;
const national = workingCalendar(NATIONAL_CALENDAR);
/** A region that closed two Mondays, works one Saturday, and repeats what the notice says about National Day. */
const regional = workingCalendar(
  withRegionalDays(NATIONAL_CALENDAR, '370100', [
    { day: day('2026-03-02'), kind: 'off', source: '济政办字〔2026〕1号' },
    { day: day('2026-03-09'), kind: 'off', source: '济政办字〔2026〕1号' },
    { day: day('2026-03-14'), kind: 'working', source: '济政办字〔2026〕1号' },
    { day: day('2026-10-01'), kind: 'off', source: '济政办字〔2026〕1号' },
    { day: day('2027-01-01'), kind: 'off', source: '济政办字〔2026〕2号' },
  ]),
);

const dayIn = (first: string, last: string) =>
  fc.integer({ min: dayNumber(day(first)), max: dayNumber(day(last)) }).map(dayFromNumber);
/** Early enough that the two longest limits, one after the other, still end before 2101. */
const anyDay = dayIn('1990-01-01', '2085-12-31');
const limit = fc.integer({ min: 0, max: 1500 });
/** By name, so that a counterexample is readable. */
const calendars = { national, regional };
const anyCalendar = fc.constantFrom('national' as const, 'regional' as const);

describe('a due date', () => {
  it('is found day by day, too', () => {
    fc.assert(
      fc.property(
        anyCalendar,
        dayIn('2023-06-01', '2027-06-30'),
        fc.integer({ min: 0, max: 300 }),
        (which, start, n) => {
          const calendar = calendars[which];
          let due = start;
          for (let left = n; left > 0;) {
            due = addDays(due, 1);
            if (calendar.isWorkingDay(due)) left--;
          }
          expect(calendar.dueDate(start, n)).toBe(due);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('falls on a working day, and its span measures the limit again', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, limit, (which, start, n) => {
        const calendar = calendars[which];
        const due = calendar.dueDate(start, n);
        expect(calendar.workingDaysBetween(start, due)).toBe(n);
        if (n > 0) expect(calendar.isWorkingDay(due)).toBe(true);
      }),
    );
  });

  it('is never earlier for a later start or a longer limit', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, fc.nat(60), limit, limit, (which, start, later, n, more) => {
        const calendar = calendars[which];
        const due = calendar.dueDate(start, n);
        expect(compareDays(due, calendar.dueDate(addDays(start, later), n))).not.toBe(1);
        expect(compareDays(due, calendar.dueDate(start, n + more))).not.toBe(1);
      }),
    );
  });

  it('may be counted in two parts', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, limit, limit, (which, start, a, b) => {
        const calendar = calendars[which];
        expect(calendar.dueDate(calendar.dueDate(start, a), b)).toBe(calendar.dueDate(start, a + b));
      }),
    );
  });

  it('is the start itself for no days at all, also on a holiday', () => {
    expect(national.dueDate(day('2026-02-16'), 0)).toBe('2026-02-16');
  });

  it.each([-1, 0.5, NaN, Infinity])('is refused for %d days', (n) => {
    expect(() => national.dueDate(day('2026-02-13'), n)).toThrow(RangeError);
  });
});

describe('working days between two days', () => {
  it('change sign when the days change places, and add up', () => {
    expect(national.workingDaysBetween(day('2026-02-24'), day('2026-02-13'))).toBe(-2);
    fc.assert(
      fc.property(anyCalendar, anyDay, anyDay, anyDay, (which, a, b, c) => {
        const calendar = calendars[which];
        const between = (from: CalendarDay, to: CalendarDay) => calendar.workingDaysBetween(from, to);
        expect(between(a, b) + between(b, a)).toBe(0);
        expect(between(a, b) + between(b, c)).toBe(between(a, c));
      }),
    );
  });
});

describe('a new calendar', () => {
  it('answers the first question like one that has been asked before, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyDay, anyDay, limit), { minLength: 1, maxLength: 4 }), (questions) => {
        const fresh = workingCalendar({ ...NATIONAL_CALENDAR });
        for (const [a, b, n] of questions) {
          expect(fresh.workingDaysBetween(a, b)).toBe(national.workingDaysBetween(a, b));
          expect(fresh.dueDate(a, n)).toBe(national.dueDate(a, n));
        }
      }),
    );
  });

  it('counts backwards over years at once', () => {
    const fresh = workingCalendar({ ...NATIONAL_CALENDAR });
    expect(fresh.workingDaysBetween(day('2026-12-31'), day('2023-12-31'))).toBe(-(251 + 248 + 248));
  });
});

describe('the ledger', () => {
  it('has every date after the start, and its counted days re-add to the limit', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, fc.integer({ min: 1, max: 120 }), (which, start, n) => {
        const calendar = calendars[which];
        const due = calendar.dueDate(start, n);
        const lines = calendar.ledger(start, due);
        expect(lines.map(({ date }) => date)).toEqual(lines.map((_, i) => addDays(start, i + 1)));
        expect(lines.at(-1)).toMatchObject({ date: due, counted: true, count: n });
        let count = 0;
        for (const line of lines) {
          if (line.counted) count++;
          expect(line.count).toBe(count);
          expect(line.counted).toBe(calendar.isWorkingDay(line.date));
          expect(line.kind).toBe(calendar.kindOf(line.date));
          expect(line.provisional).toBe(calendar.isProvisional(line.date));
        }
      }),
    );
  });

  it('is empty when no date lies after the start', () => {
    expect(national.ledger(day('2026-02-13'), day('2026-02-13'))).toEqual([]);
    expect(national.ledger(day('2026-02-13'), day('2026-02-01'))).toEqual([]);
  });
});

describe('a year without a notice', () => {
  it('knows only weekends and says so', () => {
    expect(national.isProvisional(day('2026-12-31'))).toBe(false);
    expect(national.isProvisional(day('2027-01-01'))).toBe(true);
    expect(national.isProvisional(day('2023-12-29'))).toBe(true);
    expect(national.dueDate(day('2026-12-31'), 1)).toBe('2027-01-01');
    expect(national.ledger(day('2026-12-30'), day('2027-01-02'))).toEqual([
      { date: '2026-12-31', kind: 'working', counted: true, count: 1, provisional: false },
      { date: '2027-01-01', kind: 'working', counted: true, count: 2, provisional: true },
      { date: '2027-01-02', kind: 'weekend', counted: false, count: 2, provisional: true },
    ]);
  });

  it('is provisional no more once its notice is imported, and the due date moves', () => {
    const published = workingCalendar({
      ...NATIONAL_CALENDAR,
      version: 2,
      years: [
        ...NATIONAL_CALENDAR.years,
        { year: 2027, source: 'example notice', daysOff: [day('2027-01-01')], workingDays: [] },
      ],
    });
    expect(published.dueDate(day('2026-12-31'), 1)).toBe('2027-01-04');
    expect(published.isProvisional(day('2027-01-04'))).toBe(false);
    expect(published.version).toBe(2);
  });

  it('lets the notice for the next year reach back into December, as the one for 2019 did', () => {
    const calendar = workingCalendar({
      id: 'CN',
      version: 1,
      years: [
        {
          year: 2019,
          source: '国办发明电〔2018〕15号',
          daysOff: ['2018-12-30', '2018-12-31', '2019-01-01'].map(day),
          workingDays: [day('2018-12-29')],
        },
      ],
    });
    expect(calendar.dueDate(day('2018-12-28'), 1)).toBe('2018-12-29');
    expect(calendar.dueDate(day('2018-12-28'), 2)).toBe('2019-01-02');
  });
});

describe('regional days', () => {
  it.each([
    ['2026-03-02', 'regional_off', '济政办字〔2026〕1号'],
    ['2026-03-03', 'working', undefined],
    ['2026-03-14', 'regional_working', '济政办字〔2026〕1号'],
    ['2026-03-15', 'weekend', undefined],
    ['2026-10-01', 'holiday', '国办发明电〔2025〕7号'],
    ['2026-10-10', 'adjusted_working', '国办发明电〔2025〕7号'],
    ['2027-01-01', 'regional_off', '济政办字〔2026〕2号'],
  ])('%s is %s', (text, kind, source) => {
    expect(regional.kindOf(day(text))).toBe(kind);
    expect(regional.ledger(addDays(day(text), -1), day(text))[0]!.source).toBe(source);
  });

  it('move due dates of their region only', () => {
    expect(regional.dueDate(day('2026-02-27'), 2)).toBe('2026-03-03');
    expect(national.dueDate(day('2026-02-27'), 2)).toBe('2026-03-02');
    expect([regional.id, national.id]).toEqual(['370100', 'CN']);
  });

  it('take the later entry when a day is named twice', () => {
    const corrected = withRegionalDays(
      NATIONAL_CALENDAR,
      '370100',
      [
        { day: day('2026-03-02'), kind: 'off', source: 'first' },
        { day: day('2026-03-02'), kind: 'working', source: 'withdrawn' },
      ],
      7,
    );
    expect(workingCalendar(corrected).kindOf(day('2026-03-02'))).toBe('working');
    expect(corrected.version).toBe(7);
  });
});

describe('what a calendar refuses', () => {
  it.each(['1989-12-31', '2101-01-01'])('%s lies outside', (text) => {
    expect(() => national.isWorkingDay(day(text))).toThrow(RangeError);
    expect(() => national.kindOf(day(text))).toThrow(RangeError);
    expect(() => national.isProvisional(day(text))).toThrow(RangeError);
    expect(() => national.dueDate(day(text), 0)).toThrow(RangeError);
    expect(() => national.workingDaysBetween(day('2026-01-01'), day(text))).toThrow(RangeError);
    expect(() => national.workingDaysBetween(day(text), day('2026-01-01'))).toThrow(RangeError);
    expect(() => national.ledger(day('2026-01-01'), day(text))).toThrow(RangeError);
    expect(() => national.ledger(day(text), day('2026-01-01'))).toThrow(RangeError);
  });

  it('a limit that ends after 2100, but none that ends with it', () => {
    expect(national.dueDate(day('2100-12-30'), 1)).toBe('2100-12-31');
    expect(() => national.dueDate(day('2100-12-31'), 1)).toThrow(RangeError);
    expect(() => national.dueDate(day('2026-02-13'), Number.MAX_SAFE_INTEGER)).toThrow(RangeError);
    expect(national.workingDaysBetween(day('1990-01-01'), day('2100-12-31'))).toBeGreaterThan(28_000);
  });

  it('a day that does not exist', () => {
    expect(() => national.isWorkingDay('2026-02-30' as CalendarDay)).toThrow(RangeError);
    expect(() => national.isProvisional('2026-02-30' as CalendarDay)).toThrow(RangeError);
  });

  it.each<[string, CalendarData['years']]>([
    [
      'a date both off and working',
      [{ year: 2027, source: 'x', daysOff: [day('2027-01-02')], workingDays: [day('2027-01-02')] }],
    ],
    [
      'a year twice',
      [
        { year: 2027, source: 'x', daysOff: [], workingDays: [] },
        { year: 2027, source: 'y', daysOff: [], workingDays: [] },
      ],
    ],
    [
      'a date that does not exist',
      [{ year: 2027, source: 'x', daysOff: ['2027-02-29' as CalendarDay], workingDays: [] }],
    ],
  ])('data with %s', (_, years) => {
    expect(() => workingCalendar({ id: 'CN', version: 1, years })).toThrow(RangeError);
  });
});

it('one data object has one calendar', () => {
  expect(workingCalendar(NATIONAL_CALENDAR)).toBe(national);
  expect(workingCalendar({ ...NATIONAL_CALENDAR })).not.toBe(national);
});
