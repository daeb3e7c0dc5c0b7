import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  addDays,
  calendarDay,
  type CalendarDay,
  compareDays,
  dayFromNumber,
  dayNumber,
  dayOf,
  daysBetween,
  endOfDay,
  epochMs,
  isCalendarDay,
  parseInstant,
  startOfDay,
  toRfc3339,
  weekdayOf,
} from './index.js';

const FIRST = dayNumber(calendarDay('0001-01-01'));
const LAST = dayNumber(calendarDay('9999-12-31'));
const anyDay = fc.integer({ min: FIRST, max: LAST }).map(dayFromNumber);
const anyInstant = fc.integer({ min: startOfDay(dayFromNumber(FIRST)), max: endOfDay(dayFromNumber(LAST)) - 1 });

describe('a calendar day', () => {
  it.each(['2024-02-29', '2000-02-29', '2026-12-31', '0001-01-01', '9999-12-31'])('%s exists', (text) => {
    expect(isCalendarDay(text)).toBe(true);
    expect(calendarDay(text)).toBe(text);
  });

  it.each([
    ['2026-02-29', 'no leap year'],
    ['1900-02-29', 'a century is no leap year'],
    ['2026-04-31', 'April has 30 days'],
    ['2026-13-01', 'no 13th month'],
    ['2026-00-10', 'months begin with 1'],
    ['2026-01-00', 'days begin with 1'],
    ['0000-01-01', 'years begin with 1'],
    ['2026-1-1', 'two digits each'],
    ['2026/01/01', 'hyphens only'],
    ['2026-01-01 ', 'no blanks'],
    ['20２6-01-01', 'no full-width digits'],
    ['2026-01-01T00:00:00Z', 'no time'],
    ['', 'empty'],
  ])('%s is refused: %s', (text) => {
    expect(isCalendarDay(text)).toBe(false);
    expect(() => calendarDay(text)).toThrow(RangeError);
    expect(() => dayNumber(text as CalendarDay)).toThrow(RangeError);
  });

  it.each([undefined, null, 20260101, {}])('%s is no day either', (value) => {
    expect(isCalendarDay(value)).toBe(false);
  });

  it.each([
    ['1970-01-01', 0, 4],
    ['1969-12-31', -1, 3],
    ['2000-03-01', 11_017, 3],
    ['2026-02-13', 20_497, 5],
    ['2026-02-15', 20_499, 7],
    ['2026-02-16', 20_500, 1],
  ])('%s has the number %i and the weekday %i', (text, number, weekday) => {
    expect(dayNumber(calendarDay(text))).toBe(number);
    expect(dayFromNumber(number)).toBe(text);
    expect(weekdayOf(calendarDay(text))).toBe(weekday);
  });

  it('agrees with the engine’s UTC calendar on every day from 1900 to 2200', () => {
    const differing: string[] = [];
    for (let n = dayNumber(calendarDay('1900-01-01')); n <= dayNumber(calendarDay('2200-12-31')); n++) {
      const utc = new Date(n * 86_400_000);
      const day = dayFromNumber(n);
      const same =
        day === utc.toISOString().slice(0, 10) && dayNumber(day) === n && weekdayOf(day) % 7 === utc.getUTCDay();
      if (!same) differing.push(day);
    }
    expect(differing).toEqual([]);
  });

  it('is found again from its number, in every year there is', () => {
    fc.assert(fc.property(anyDay, (day) => isCalendarDay(day) && dayFromNumber(dayNumber(day)) === day));
  });

  it('moves by natural days and measures them back', () => {
    expect(addDays(calendarDay('2024-02-28'), 2)).toBe('2024-03-01');
    expect(addDays(calendarDay('2026-01-01'), -1)).toBe('2025-12-31');
    expect(daysBetween(calendarDay('2026-02-13'), calendarDay('2026-02-24'))).toBe(11);
    expect(daysBetween(calendarDay('2026-02-24'), calendarDay('2026-02-13'))).toBe(-11);
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(addDays(a, daysBetween(a, b))).toBe(b);
        expect(compareDays(a, b)).toBe(Math.sign(daysBetween(b, a)));
      }),
    );
  });

  it('cannot leave the years 0001 to 9999 or stop between two days', () => {
    expect(() => addDays(calendarDay('9999-12-31'), 1)).toThrow(RangeError);
    expect(() => addDays(calendarDay('0001-01-01'), -1)).toThrow(RangeError);
    expect(() => addDays(calendarDay('2026-01-01'), 0.5)).toThrow(RangeError);
  });
});

describe('an instant', () => {
  it.each([
    ['2026-02-24T09:00:00+08:00', '2026-02-24T09:00:00.000+08:00'],
    ['2026-02-24T01:00:00Z', '2026-02-24T09:00:00.000+08:00'],
    ['2026-02-23T20:00:00.5-05:00', '2026-02-24T09:00:00.500+08:00'],
    ['2026-02-24t01:00:00.1239z', '2026-02-24T09:00:00.123+08:00'],
    ['1969-12-31T23:59:59.999Z', '1970-01-01T07:59:59.999+08:00'],
    ['2026-02-24T06:45:00+05:45', '2026-02-24T09:00:00.000+08:00'],
    ['0001-01-01T00:00:00+08:00', '0001-01-01T00:00:00.000+08:00'],
  ])('%s is written %s', (text, written) => {
    expect(toRfc3339(parseInstant(text)!)).toBe(written);
  });

  it.each([
    ['2026-02-24T09:00:00', 'without an offset it is a guess'],
    ['2026-02-24', 'a day is no instant'],
    ['2026-02-29T09:00:00Z', 'no such day'],
    ['2026-02-24T24:00:00Z', 'hours end with 23'],
    ['2026-02-24T09:60:00Z', 'minutes end with 59'],
    ['2026-02-24T09:00:60Z', 'leap seconds are not kept'],
    ['2026-02-24T09:00:00+24:00', 'no such offset'],
    ['2026-02-24T09:00:00+08:60', 'no such offset'],
    ['2026-02-24T09:00:00 08:00', 'a plus sign lost in an address'],
    ['2026-02-24 09:00:00+08:00', 'T between day and time'],
    ['2026-02-24T09:00Z', 'seconds are required'],
    ['0001-01-01T00:00:00+09:00', 'still the year 0000 in Shanghai'],
    ['9999-12-31T23:59:59Z', 'already the year 10000 in Shanghai'],
    ['yesterday', 'no time at all'],
  ])('%s is refused: %s', (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });

  it('is read back from what was written', () => {
    fc.assert(
      fc.property(anyInstant, (ms) => {
        const text = toRfc3339(epochMs(ms));
        expect(parseInstant(text)).toBe(ms);
        expect(Date.parse(text)).toBe(ms);
      }),
    );
  });

  it.each([0.5, NaN, Infinity, -Infinity, 253_402_272_000_000])('%d is refused', (n) => {
    expect(() => epochMs(n)).toThrow(RangeError);
  });

  it.each([
    ['2026-01-03T15:59:59.999Z', '2026-01-03', 'the last instant of 01-03 in Shanghai'],
    ['2026-01-03T16:00:00.000Z', '2026-01-04', '24:00 of 01-03 is 00:00 of 01-04'],
    ['2026-01-03T16:30:00.000Z', '2026-01-04', 'a new day in Shanghai, still the old one in London'],
    ['2026-01-04T03:00:00.000Z', '2026-01-04', 'noon in Shanghai, still 01-03 in New York'],
  ])('%s belongs to %s: %s', (text, day) => {
    expect(dayOf(parseInstant(text)!)).toBe(day);
  });

  it('belongs to the day between whose start and end it lies', () => {
    fc.assert(
      fc.property(anyInstant, (ms) => {
        const day = dayOf(epochMs(ms));
        expect(startOfDay(day)).toBeLessThanOrEqual(ms);
        expect(endOfDay(day)).toBeGreaterThan(ms);
      }),
    );
    expect(toRfc3339(endOfDay(calendarDay('2026-02-24')))).toBe('2026-02-25T00:00:00.000+08:00');
  });
});

describe.each([
  ['UTC', 0],
  ['America/New_York', 300],
  ['Asia/Shanghai', -480],
])('on a host in %s', (zone, offsetInWinter) => {
  const before = process.env.TZ;
  beforeEach(() => {
    process.env.TZ = zone;
  });
  afterEach(() => {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  });

  it('the answers are those of Shanghai', () => {
    expect(new Date('2026-01-04T00:00:00Z').getTimezoneOffset()).toBe(offsetInWinter);
    const instant = parseInstant('2026-01-03T16:30:00Z')!;
    const day = dayOf(instant);
    expect({
      instant,
      day,
      written: toRfc3339(instant),
      start: startOfDay(day),
      end: endOfDay(day),
      weekday: weekdayOf(day),
      // New York springs forward on this night.
      next: addDays(calendarDay('2026-03-07'), 1),
      number: dayNumber(calendarDay('2026-03-08')),
    }).toEqual({
      instant: 1_767_457_800_000,
      day: '2026-01-04',
      written: '2026-01-04T00:30:00.000+08:00',
      start: 1_767_456_000_000,
      end: 1_767_542_400_000,
      weekday: 7,
      next: '2026-03-08',
      number: 20_520,
    });
  });
});
