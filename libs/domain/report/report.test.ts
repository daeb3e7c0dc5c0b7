import { describe, expect, it } from 'vitest';
import type { Principal } from '../identity/index.js';
import { indicatorOf, INDICATORS } from '../statistics/index.js';
import { calendarDay, epochMs, startOfDay } from '../time/index.js';
import {
  changeText,
  compileReport,
  hasBegun,
  isFinished,
  isReportMonth,
  mayReadReport,
  mayWriteReport,
  monthText,
  publishObstacles,
  REPORT_TABLES,
  type ReportMonth,
  reportTitle,
  spanOfMonth,
} from './index.js';

const month = (text: string): ReportMonth => {
  if (!isReportMonth(text)) throw new Error(text);
  return text;
};
const on = (day: string) => startOfDay(calendarDay(day));

describe('a month', () => {
  it.each([
    ['2026-01', '2026-01-01', '2026-01-31'],
    ['2026-02', '2026-02-01', '2026-02-28'],
    ['2028-02', '2028-02-01', '2028-02-29'],
    ['2026-04', '2026-04-01', '2026-04-30'],
    ['2026-12', '2026-12-01', '2026-12-31'],
  ])('%s runs from %s to %s', (text, from, to) => expect(spanOfMonth(month(text))).toEqual({ from, to }));

  it.each(['2026-00', '2026-13', '1999-12', '2026-1', '2026-10-01', ''])('“%s” is none', (text) =>
    expect(isReportMonth(text)).toBe(false),
  );

  it.each([
    ['2026-09-30', false, false],
    ['2026-10-01', true, false],
    ['2026-10-31', true, false],
    ['2026-11-01', true, true],
  ])('on %s October has begun: %s, is over: %s', (today, begun, over) => {
    expect([hasBegun(month('2026-10'), calendarDay(today)), isFinished(month('2026-10'), calendarDay(today))]).toEqual([
      begun,
      over,
    ]);
  });
});

describe('what stands in the way of publishing', () => {
  it.each([
    ['nothing', '2026-11-02', '2026-11-01', '本月平稳', []],
    ['the month still runs', '2026-10-31', '2026-10-31', '本月平稳', ['REPORT_MONTH_OPEN']],
    ['figures from before its end', '2026-11-02', '2026-10-31', '本月平稳', ['REPORT_COMPUTED_EARLY']],
    ['no introduction', '2026-11-02', '2026-11-02', ' \n ', ['REPORT_LEAD_MISSING']],
    ['both', '2026-11-02', '2026-10-05', '', ['REPORT_COMPUTED_EARLY', 'REPORT_LEAD_MISSING']],
  ])('%s', (_, now, computed, lead, expected) => {
    const draft = { month: month('2026-10'), computedAt: on(computed), text: { lead, demands: '' } };
    expect(publishObstacles(draft, on(now))).toEqual(expected);
  });
});

describe('who may', () => {
  const person = (...posts: Principal['posts']): Principal => ({ id: 'p', name: 'p', posts });
  it.each([
    ['the supervisor of the region', person({ role: 'supervisor', region: '441500' }), true, true],
    ['the supervisor of the wider region', person({ role: 'supervisor', region: '440000' }), true, true],
    ['the supervisor of a part of it', person({ role: 'supervisor', region: '441521' }), false, false],
    ['the supervisor of another region', person({ role: 'supervisor', region: '410000' }), false, false],
    ['its auditor', person({ role: 'auditor', region: '441500' }), true, false],
    ['the head of a department', person({ role: 'leader', departmentId: 'd1' }), false, false],
  ])('%s reads and writes', (_, who, reads, writes) => {
    expect([mayReadReport(who, '441500'), mayWriteReport(who, '441500')]).toEqual([reads, writes]);
  });
});

describe('the words', () => {
  it('name region and month', () => {
    expect(reportTitle('汕尾市').zh).toBe('汕尾市政务服务效能通报');
    expect(monthText(month('2026-03'))).toBe('2026年3月');
  });

  it.each([
    ['rate', 0.056, '上升 5.6 个百分点'],
    ['rate', -0.1, '下降 10 个百分点'],
    ['rate', 0.0001, '持平'],
    ['cases', -3, '下降 3 件'],
    ['days', 0, '持平'],
    ['days', -0.001, '持平'],
    ['score', 0.25, '上升 0.25 分'],
    ['rate', null, '无可比数据'],
  ] as const)('a %s that changed by %s: %s', (unit, change, zh) => expect(changeText(unit, change).zh).toBe(zh));
});

describe('the content', () => {
  const completion = indicatorOf('completion-rate')!;
  const counted = (numerator: number, denominator: number, groups: [string, number, number][]) => ({
    total: { numerator, denominator },
    groups: groups.map(([key, own, all]) => ({ key, numerator: own, denominator: all })),
  });
  const content = compileReport({
    region: { code: '441500', name: '汕尾市' },
    month: month('2026-10'),
    computedAt: epochMs(0),
    departments: [
      { id: 'd1', name: '气象局' },
      { id: 'd2', name: '住建局' },
    ],
    counted: [
      {
        indicator: completion,
        now: counted(4, 5, [
          ['d1', 3, 4],
          ['gone', 1, 1],
        ]),
        before: counted(0, 0, []),
      },
    ],
    cards: { counts: [{ departmentId: 'd1', yellow: 1, red: 0 }], lines: [] },
    urges: { total: 0, answered: 0, lines: [] },
  });

  it('has a row for every department, with no data where nothing was due, never 0', () => {
    expect(content.departments.map(({ name, figures }) => [name, figures[0]!.now.value])).toEqual([
      ['气象局', 0.75],
      ['住建局', null],
      ['gone', 1],
    ]);
    expect(content.total[0]).toMatchObject({ now: { value: 0.8 }, before: { value: null } });
  });

  it('keeps what the indicator meant', () => {
    expect(content.definitions).toEqual([expect.objectContaining({ id: completion.id, formula: completion.formula })]);
    expect(content).toMatchObject({
      period: { from: '2026-10-01' },
      previous: { from: '2026-09-01', to: '2026-09-30' },
    });
  });

  it('shows every indicator in exactly one table by department', () => {
    expect(REPORT_TABLES.flatMap(({ indicators }) => indicators).sort()).toEqual(INDICATORS.map(({ id }) => id).sort());
  });
});
