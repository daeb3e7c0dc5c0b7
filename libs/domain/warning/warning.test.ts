import { describe, expect, it } from 'vitest';
import { type Threshold } from '../clock/index.js';
import { sameWarnings, warningProblem, type WarningRule, warningsOf } from './index.js';

const scope = { itemCode: 'I1', departmentId: 'd1', region: '441521' };
const days = (value: number): Threshold => ({ unit: 'working_day', value });
const rule = (own: Partial<WarningRule>): WarningRule => ({
  clock: 'promise',
  alarm: 'warning',
  threshold: days(1),
  itemCode: null,
  departmentId: null,
  region: null,
  ...own,
});

describe('the rules of a case', () => {
  it('no rule is no rule: the defaults hold', () => {
    expect(warningsOf([], scope)).toBeUndefined();
    expect(warningsOf([rule({ region: '410000' }), rule({ itemCode: 'I2' })], scope)).toBeUndefined();
  });

  it('each clock and alarm by its own narrowest rule', () => {
    const rules = [
      rule({ threshold: days(2) }),
      rule({ threshold: days(3), region: '441500' }),
      rule({ threshold: days(4), departmentId: 'd1' }),
      rule({ clock: 'step', threshold: null, region: '440000' }),
      rule({ alarm: 'late', threshold: days(9), itemCode: 'I1' }),
    ];
    const expected = { promise: { warning: days(4), late: days(9) }, step: { warning: null } };
    expect(warningsOf(rules, scope)).toEqual(expected);
    expect(warningsOf(rules.toReversed(), scope)).toEqual(expected);
  });
});

describe('what a rule may say', () => {
  it.each<[Partial<WarningRule>, number | undefined, ReturnType<typeof warningProblem>]>([
    [{}, undefined, undefined],
    [{ threshold: null }, 1, undefined],
    [{ threshold: { unit: 'percent', value: 20 } }, 5, undefined],
    [{ threshold: { unit: 'percent', value: 100 } }, 5, 'WARNING_THRESHOLD_OUT_OF_RANGE'],
    [{ threshold: days(0) }, 5, 'WARNING_THRESHOLD_OUT_OF_RANGE'],
    [{ threshold: days(1.5) }, 5, 'WARNING_THRESHOLD_OUT_OF_RANGE'],
    [{ threshold: days(5) }, 5, 'WARNING_NEVER_MET'],
    [{ threshold: days(4) }, 5, undefined],
    [{ alarm: 'late', threshold: days(5) }, 5, undefined],
    [{ alarm: 'late', clock: 'legal' }, 5, 'WARNING_ALARM_NOT_OF_CLOCK'], // red already
    [{ alarm: 'late', clock: 'supplement_reply' }, 5, 'WARNING_ALARM_NOT_OF_CLOCK'],
    [{ alarm: 'limit', clock: 'promise' }, 5, 'WARNING_ALARM_NOT_OF_CLOCK'], // the law's and the item's, not ours
    [{ alarm: 'limit', clock: 'take_up' }, undefined, undefined],
    [{ alarm: 'limit', clock: 'take_up', threshold: { unit: 'percent', value: 5 } }, undefined, 'WARNING_LIMIT_UNIT'],
  ])('%j of an item of %s days: %s', (own, shortest, problem) =>
    expect(warningProblem(rule(own), shortest)).toBe(problem),
  );
});

it('the same rules are the same in whatever order they stand', () => {
  const one = { promise: { warning: days(1), late: days(5) }, step: { warning: null } };
  const other = { step: { warning: null }, promise: { late: days(5), warning: days(1) } };
  expect(sameWarnings(one, other)).toBe(true);
  expect(sameWarnings(one, { ...other, step: {} })).toBe(false);
  expect(sameWarnings(undefined, {})).toBe(true);
  expect(sameWarnings(undefined, one)).toBe(false);
});
