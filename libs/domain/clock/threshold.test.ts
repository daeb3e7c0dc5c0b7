import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { NATIONAL_CALENDAR, workingCalendar } from '../calendar/index.js';
import type { LimitUnit } from '../item/index.js';
import { toRfc3339 } from '../time/index.js';
import { aheadOf, dueOf, pastBy, type Threshold, warningAt } from './index.js';
import { aClock, at, pause } from './testing.js';

// 2026: 15–23 February are off, Saturdays 14 and 28 February work; March has plain weeks.
const calendar = workingCalendar(NATIONAL_CALENDAR);
type Row = readonly [unit: LimitUnit, start: string, budget: number, threshold: Threshold, expected: string];
const clock = (unit: LimitUnit, start: string, budget: number) => aClock({ unit, budget, startedAt: at(start) });
const written = (instant: number | null) => instant && toRfc3339(instant as never).slice(0, 16);
const days = (value: number): Threshold => ({ unit: 'working_day', value });
const hours = (value: number): Threshold => ({ unit: 'hour', value });
const percent = (value: number): Threshold => ({ unit: 'percent', value });

describe('so much before the limit', () => {
  it.each<Row>([
    ['working_day', '2026-03-02', 10, days(1), '2026-03-13T00:00'], // due Mon 16: one is left on Fri 13
    ['working_day', '2026-03-02', 10, days(3), '2026-03-11T00:00'],
    ['working_day', '2026-02-13', 2, days(1), '2026-02-14T00:00'], // due Tue 24, the working Saturday before the festival
    ['working_day', '2026-03-02', 10, hours(24), '2026-03-16T00:00'], // due at 24:00 of Mon 16
    ['working_day', '2026-03-02', 10, hours(4), '2026-03-16T20:00'],
    ['working_day', '2026-03-02', 10, percent(20), '2026-03-12T00:00'], // two of ten are left on Thu 12
    ['working_day', '2026-03-02', 3, percent(20), '2026-03-05T00:00'], // less than a day: on the last day
    ['calendar_day', '2026-03-02', 10, days(2), '2026-03-10T00:00'], // due Thu 12
    ['calendar_day', '2026-03-02', 10, percent(50), '2026-03-07T00:00'],
    ['hour', '2026-03-02 08:00', 48, hours(6), '2026-03-04T02:00'],
    ['hour', '2026-03-02 08:00', 48, percent(25), '2026-03-03T20:00'],
    ['working_day', '2026-03-02 10:30', 2, days(5), '2026-03-02T10:30'], // longer than the limit: with its start
  ])('%s from %s, %i, %j: %s', (unit, start, budget, threshold, expected) =>
    expect(written(aheadOf(clock(unit, start, budget), calendar, threshold))).toBe(expected),
  );

  it('in working days, where nothing was paused, it is the default of an item', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 60 }), fc.integer({ min: 1, max: 59 }), fc.nat(200), (budget, n, later) => {
        fc.pre(n < budget);
        const started = aClock({
          unit: 'working_day',
          budget,
          startedAt: (at('2026-01-05') + later * 86_400_000) as never,
        });
        expect(aheadOf(started, calendar, days(n))).toBe(warningAt(started, calendar, n));
      }),
    );
  });
});

describe('so much past the limit', () => {
  it.each<Row>([
    ['working_day', '2026-03-02', 10, days(5), '2026-03-23T00:00'],
    ['working_day', '2026-03-02', 10, hours(12), '2026-03-17T12:00'],
    ['working_day', '2026-03-02', 10, percent(50), '2026-03-24T00:00'], // five more days, at the end of the fifth
    ['hour', '2026-03-02 08:00', 48, hours(6), '2026-03-04T14:00'],
  ])('%s from %s, %i, %j: %s', (unit, start, budget, threshold, expected) =>
    expect(written(pastBy(clock(unit, start, budget), calendar, threshold))).toBe(expected),
  );
});

it('while a pause lasts nobody can say', () => {
  const paused = { ...clock('working_day', '2026-03-02', 10), pauses: [pause('2026-03-04')] };
  expect(dueOf(paused, calendar)).toBeNull();
  for (const threshold of [days(1), hours(1), percent(50)]) {
    expect(aheadOf(paused, calendar, threshold)).toBeNull();
    expect(pastBy(paused, calendar, threshold)).toBeNull();
  }
});
