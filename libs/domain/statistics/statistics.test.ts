import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, calendarDay, daysBetween } from '../time/index.js';
import {
  CASE_FIGURES,
  CASE_SETS,
  indicatorOf,
  INDICATORS,
  previousOf,
  STEPS,
  stepsOf,
  valueOf,
  valueText,
} from './index.js';

const day = calendarDay;

describe('indicators', () => {
  it('have ids of their own, and say what they count in both languages', () => {
    expect(new Set(INDICATORS.map(({ id }) => id)).size).toBe(INDICATORS.length);
    for (const { id, name, formula, scope } of INDICATORS)
      for (const { zh, en } of [name, formula, scope])
        expect([id, zh.length > 1, en.length > 1]).toEqual([id, true, true]);
  });

  it('use every set and figure', () => {
    const terms = INDICATORS.flatMap(({ numerator, denominator }) => [
      numerator,
      ...(denominator ? [denominator] : []),
    ]);
    expect(new Set(terms.map(({ of }) => of))).toEqual(new Set(CASE_SETS));
    expect(new Set(terms.flatMap(({ sum }) => sum ?? []))).toEqual(new Set(CASE_FIGURES));
  });

  it('a denominator of 0 is 无数据, never 0 (KPI-10)', () => {
    const rate = indicatorOf('completion-rate')!;
    expect(valueOf(rate, 0, 0)).toBeNull();
    expect(valueText('rate', valueOf(rate, 0, 0))).toEqual({ zh: '无数据', en: 'No data' });
    expect(valueOf(rate, 0, 3)).toBe(0);
    expect(valueOf(indicatorOf('closed')!, 0, null)).toBe(0);
  });

  it.each([
    ['rate', 6 / 7, '85.7%'],
    ['days', 3.456, '3.46 个工作日'],
    ['cases', 12, '12 件'],
    ['score', 4.5, '4.5 分'],
    ['hours', 26, '26 小时'],
  ] as const)('%s of %d reads %s', (unit, value, zh) => expect(valueText(unit, value).zh).toBe(zh));
});

describe('periods', () => {
  it.each([
    ['2026-03-01', '2026-03-31', '2026-02-01', '2026-02-28'],
    ['2026-01-01', '2026-03-31', '2025-10-01', '2025-12-31'],
    ['2026-01-01', '2026-12-31', '2025-01-01', '2025-12-31'],
    ['2026-03-02', '2026-03-08', '2026-02-23', '2026-03-01'],
    ['2026-03-01', '2026-03-01', '2026-02-28', '2026-02-28'],
  ])('before %s to %s comes %s to %s', (from, to, before, until) => {
    expect(previousOf({ from: day(from), to: day(to) })).toEqual({ from: before, to: until });
  });

  it('steps are cut off at the ends of the span', () => {
    expect(stepsOf({ from: day('2025-11-20'), to: day('2026-01-05') }, 'month')).toEqual([
      { key: '2025-11', from: '2025-11-20', to: '2025-11-30' },
      { key: '2025-12', from: '2025-12-01', to: '2025-12-31' },
      { key: '2026-01', from: '2026-01-01', to: '2026-01-05' },
    ]);
  });

  it('steps cover every day of the span once', () => {
    fc.assert(
      fc.property(fc.nat(4000), fc.nat(800), fc.constantFrom(...STEPS), (start, length, step) => {
        const from = addDays(day('2020-01-01'), start);
        const to = addDays(from, length);
        const steps = stepsOf({ from, to }, step);
        expect([steps[0]!.from, steps.at(-1)!.to]).toEqual([from, to]);
        for (const [i, { from: first }] of steps.entries()) if (i > 0) expect(first).toBe(addDays(steps[i - 1]!.to, 1));
        expect(steps.reduce((sum, one) => sum + daysBetween(one.from, one.to) + 1, 0)).toBe(length + 1);
      }),
    );
  });
});
