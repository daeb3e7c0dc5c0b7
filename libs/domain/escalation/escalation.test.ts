import { describe, expect, it } from 'vitest';
import { DEFAULT_LADDER, ladderProblem, type LadderRule, type Rung, RUNGS, rungsOf } from './index.js';

const scope = { itemCode: 'I1', departmentId: 'd1', region: '441521' };
const rule = (rungs: Rung[], own: Partial<LadderRule> = {}): LadderRule => ({
  level: 'yellow',
  itemCode: null,
  departmentId: null,
  region: null,
  rungs,
  ...own,
});

describe('the ladder', () => {
  it('goes higher with the colour of the card', () => {
    expect(rungsOf([], scope, 'warning')).toEqual(['officer']);
    expect(rungsOf([], scope, 'yellow')).toEqual(['officer', 'section_head', 'supervisor']);
    expect(rungsOf([], scope, 'red')).toEqual(RUNGS);
    for (const rungs of Object.values(DEFAULT_LADDER)) expect(ladderProblem(rungs)).toBeUndefined();
  });

  const everywhere = rule(['officer']);
  const province = rule(['officer', 'supervisor'], { region: '440000' });
  const city = rule(['officer', 'section_head'], { region: '441500' });
  const department = rule(['officer', 'department_head'], { departmentId: 'd1' });
  const item = rule(['officer', 'upper_body'], { itemCode: 'I1' });
  it.each([
    ['everywhere', [everywhere], everywhere],
    ['a region before everywhere', [everywhere, province], province],
    ['the region further down first', [province, city, everywhere], city],
    ['a department before a region', [department, city], department],
    ['an item before all', [item, department, city], item],
  ])('%s, in whatever order the rules stand', (_, rules, expected) => {
    expect(rungsOf(rules, scope, 'yellow')).toEqual(expected.rungs);
    expect(rungsOf(rules.toReversed(), scope, 'yellow')).toEqual(expected.rungs);
  });

  it('a rule is for its level, its item, its department and its region only', () => {
    const others = [
      rule(['officer'], { level: 'red' }),
      rule(['officer'], { itemCode: 'I2' }),
      rule(['officer'], { departmentId: 'd2' }),
      rule(['officer'], { region: '410000' }),
    ];
    expect(rungsOf(others, scope, 'yellow')).toEqual(DEFAULT_LADDER.yellow);
  });

  it.each([
    [['supervisor'], 'LADDER_WITHOUT_OFFICER'],
    [[], 'LADDER_WITHOUT_OFFICER'],
    [['supervisor', 'officer'], 'LADDER_NOT_IN_ORDER'],
    [['officer', 'officer'], 'LADDER_NOT_IN_ORDER'],
    [['officer', 'upper_body'], undefined],
  ] as [Rung[], string | undefined][])('rungs %j: %s', (rungs, problem) => expect(ladderProblem(rungs)).toBe(problem));
});
