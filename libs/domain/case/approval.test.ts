import { describe, expect, it } from 'vitest';
import { calendarDay } from '../time/index.js';
import type { CommandBodies } from './index.js';
import { aCase, at, PEOPLE, type Story, type Telling } from './testing.js';

/** Accepted on Mon 2026-03-02: step until 03-05, promise until 03-16, legal limit until 03-30. */
const approving = (telling: Telling = {}) => aCase('fully_online', telling).accepted();
const hearing = (
  own: Partial<CommandBodies['start-special-procedure']> = {},
): CommandBodies['start-special-procedure'] => ({
  kind: 'hearing',
  basis: '行政许可法第四十六条',
  notice: { content: '听证需 8 个工作日,不计入期限', servedOn: calendarDay('2026-03-04') },
  workingDays: 8,
  ...own,
});
const dues = (story: Story) => [story.due('promise'), story.due('legal'), story.due('step')];

describe('approval steps', () => {
  it('go one after another, each with its own limit; the last decides', () => {
    const story = approving();
    expect(story.row).toMatchObject({ stepName: '承办', role: 'handler' });
    expect(story.refuses('reviewer', 'decide-step', { outcome: 'approve' })).toBe('FORBIDDEN');
    story.on('2026-03-04').does('handler', 'decide-step', { outcome: 'approve', opinion: '同意' });
    expect(story.row).toMatchObject({ stepName: '审核', role: 'reviewer' });
    expect(story.due('step')).toBe('2026-03-09');
    story.granted();
    expect(story.row).toMatchObject({
      stage: 'awaiting_issuance',
      decidedAt: at('2026-03-04'),
      usedDays: 2,
      role: 'issuer',
    });
    expect(story.due('promise')).toBeUndefined();
    expect(story.due('issuance')).toBe('2026-03-18');
    expect(story.log.filter(({ type }) => type === 'step-decided')).toHaveLength(3);
  });

  it('may be returned to the step before, with an opinion; the first has nowhere to return to', () => {
    const story = approving();
    expect(story.refuses('handler', 'decide-step', { outcome: 'return', opinion: '重办' })).toBe(
      'STEP_RETURN_IMPOSSIBLE',
    );
    story.does('handler', 'decide-step', { outcome: 'approve' });
    expect(story.refuses('reviewer', 'decide-step', { outcome: 'return' })).toBe('OPINION_REQUIRED');
    story.on('2026-03-05').does('reviewer', 'decide-step', { outcome: 'return', opinion: '材料请再核' });
    expect(story.row).toMatchObject({ stepName: '承办', role: 'handler' });
    expect(story.due('step'), 'its limit runs anew').toBe('2026-03-10');
    expect(story.due('promise'), 'the promise does not').toBe('2026-03-16');
  });

  it('“deny” before the last step is an opinion; at the last it refuses, with reason and remedies', () => {
    const story = approving().does('handler', 'decide-step', { outcome: 'deny', opinion: '面积不足' });
    expect(story.row).toMatchObject({ stage: 'under_approval', stepName: '审核' });
    story.does('reviewer', 'decide-step', { outcome: 'approve' });
    expect(story.refuses('approver', 'decide-step', { outcome: 'deny', opinion: '' })).toBe('OPINION_REQUIRED');
    story.does('approver', 'decide-step', { outcome: 'deny', opinion: '场所面积不足 20 平方米' });
    expect(story.row).toMatchObject({ stage: 'denied', resultCode: '7', usedDays: 0, role: null });
    expect(story.last('decision-denied').data).toEqual({
      reason: '场所面积不足 20 平方米',
      remedies: { review: '六十日内申请行政复议', lawsuit: '六个月内提起行政诉讼' },
    });
  });

  it('a step over its limit is a yellow card, though the case is in time', () => {
    const story = approving().on('2026-03-05 24:00');
    expect(story.cards).toEqual(['yellow step']);
    expect(story.row.card).toBe('yellow');
  });
});

describe('a business system (APR-12)', () => {
  const feedback = {
    stepName: '承办',
    handler: '张三',
    startedAt: at('2026-03-02 09:30'),
    endedAt: at('2026-03-02 10:00'),
  };

  it('decides the steps bound to it, with its own times, and ends with the same history', () => {
    const story = approving().on('2026-03-02 11:00').does('system', 'decide-step', { outcome: 'approve', feedback });
    expect(story.last('step-decided')).toMatchObject({
      actor: { role: 'system' },
      data: { by: 'system', ...feedback },
    });
    story.does('handler', 'annotate', { opinion: '已阅' }).does('reviewer', 'decide-step', { outcome: 'approve' });
    const result = {
      type: '准予许可',
      licenceName: '建筑业许可证',
      licenceNo: 'JZ-1',
      validTo: calendarDay('2031-03-01'),
    };
    story.does('system', 'decide-step', {
      outcome: 'approve',
      feedback: { stepName: '批准', handler: '李四', result },
    });
    expect(story.last('decision-granted').data.result).toEqual(result);
    story.does('issuer', 'make-licence', {});
    expect(story.state.licence, 'the licence is the one it granted').toEqual({
      licenceName: '建筑业许可证',
      licenceNo: 'JZ-1',
    });
  });

  it.each([
    ['another step', { stepName: '批准', handler: '张三' }, 'STEP_MISMATCH'],
    ['an end in the future', { ...feedback, endedAt: at('2026-03-03') }, 'STEP_TIMES_INVALID'],
    ['an end before the start', { ...feedback, endedAt: at('2026-03-02 09:00') }, 'STEP_TIMES_INVALID'],
    ['a start in the future', { stepName: '承办', handler: '张三', startedAt: at('2026-03-03') }, 'STEP_TIMES_INVALID'],
  ])('not for %s', (_, given, code) => {
    const story = approving().on('2026-03-02 11:00');
    expect(story.refuses('system', 'decide-step', { outcome: 'approve', feedback: given })).toBe(code);
  });

  it('nothing but its own steps: not another’s, not acceptance, not void', () => {
    const story = approving();
    expect(story.refuses('otherSystem', 'decide-step', { outcome: 'approve' })).toBe('FORBIDDEN');
    const mixed = { ...PEOPLE.otherSystem, roles: ['system', 'applicant'] as const };
    expect(story.refuses(mixed, 'decide-step', { outcome: 'approve' })).toBe('FORBIDDEN');
    expect(story.available('system')).toEqual(['decide-step']);
    expect(aCase().available('system')).toEqual([]);
  });

  it('is not kept off by an officer’s claim', () => {
    approving()
      .does('handler', 'claim', {})
      .does('system', 'decide-step', { outcome: 'approve', feedback: { stepName: '承办', handler: '张三' } });
  });
});

describe('special procedure (行政许可法 45)', () => {
  it('pauses promise, legal limit and step; resumed, they go on where they stood', () => {
    const story = approving().on('2026-03-04').does('handler', 'start-special-procedure', hearing());
    expect(dues(story)).toEqual([null, null, null]);
    expect(story.row).toMatchObject({
      specialRunning: true,
      promiseDueOn: null,
      dueClock: 'special_procedure',
      dueOn: '2026-03-16',
    });
    story.on('2026-03-12').does('handler', 'finish-special-procedure', { result: '听证会已举行' });
    // Used until 03-04: 2 days. From 03-12: 8 more of 10, 18 more of 20, 1 more of 3.
    expect(dues(story)).toEqual(['2026-03-24', '2026-04-08', '2026-03-13']);
    expect(story.row.specialRunning).toBe(false);
    expect(story.last('special-procedure-finished').data.moves).toEqual([
      { clockId: 'promise:1', rule: 'resumed', from: null, to: '2026-03-24' },
      { clockId: 'legal:1', rule: 'resumed', from: null, to: '2026-04-08' },
      { clockId: 'step:1', rule: 'resumed', from: null, to: '2026-03-13' },
    ]);
    story.on('2026-03-13').granted();
    expect(story.row.usedDays, 'without the days of the hearing (APR-08)').toBe(3);
  });

  it('may be held again, not inside another', () => {
    const story = approving().on('2026-03-04').does('handler', 'start-special-procedure', hearing());
    expect(story.refuses('handler', 'start-special-procedure', hearing({ kind: 'publicity' }))).toBe(
      'SPECIAL_PROCEDURE_RUNNING',
    );
    expect(story.refuses('handler', 'decide-step', { outcome: 'approve' })).toBe('SPECIAL_PROCEDURE_RUNNING');
    expect(story.refuses('approver', 'extend', { workingDays: 5, reason: '案情复杂' })).toBe(
      'SPECIAL_PROCEDURE_RUNNING',
    );
    expect(story.refuses('handler', 'finish-special-procedure', { result: ' ' })).toBe('TEXT_REQUIRED');
    story.on('2026-03-12').does('handler', 'finish-special-procedure', { result: '已举行' });
    story.on('2026-03-16').does('handler', 'start-special-procedure', hearing({ kind: 'publicity', workingDays: 5 }));
    story.on('2026-03-23').does('handler', 'finish-special-procedure', { result: '无异议' });
    // Promise: 2 + 2 used (03-13, 03-16), 6 more from 03-23.
    expect(story.due('promise')).toBe('2026-03-31');
  });

  it.each<[string, Partial<CommandBodies['start-special-procedure']>, string]>([
    ['without the notice', { notice: { content: ' ', servedOn: calendarDay('2026-03-04') } }, 'NOTICE_REQUIRED'],
    ['without a basis', { basis: '' }, 'LEGAL_BASIS_REQUIRED'],
    [
      'with a notice of tomorrow',
      { notice: { content: 'x', servedOn: calendarDay('2026-03-05') } },
      'NOTICE_DATE_INVALID',
    ],
    [
      'with a notice older than the case',
      { notice: { content: 'x', servedOn: calendarDay('2026-03-01') } },
      'NOTICE_DATE_INVALID',
    ],
    ['without a time', { workingDays: 0 }, 'SPECIAL_PROCEDURE_DAYS_INVALID'],
    ['for more than a year', { workingDays: 366 }, 'SPECIAL_PROCEDURE_DAYS_INVALID'],
  ])('not %s', (_, own, code) => {
    const story = approving().on('2026-03-04');
    expect(story.refuses('handler', 'start-special-procedure', hearing(own))).toBe(code);
    expect(story.due('promise')).toBe('2026-03-16');
  });

  it('not for an item that has none', () => {
    const story = approving({ item: { specialProcedure: false } }).on('2026-03-04');
    expect(story.refuses('handler', 'start-special-procedure', hearing())).toBe('SPECIAL_PROCEDURE_NOT_OFFERED');
  });

  it('over its own limit: a yellow card, and the promise still waits', () => {
    const story = approving().on('2026-03-04').does('handler', 'start-special-procedure', hearing());
    expect(story.on('2026-03-16 23:59').cards).toEqual([]);
    expect(story.on('2026-03-16 24:00').cards).toEqual(['yellow special_procedure']);
    expect(story.on('2026-05-29').cards).toEqual(['yellow special_procedure']);
  });

  it('counts its time from the day the notice was served, and pauses from the day it is on file', () => {
    const served = { content: '检测需 8 个工作日', servedOn: calendarDay('2026-03-03') };
    const story = approving()
      .on('2026-03-05')
      .does('handler', 'start-special-procedure', hearing({ kind: 'testing', notice: served }));
    expect(story.due('special_procedure')).toBe('2026-03-13');
    story.on('2026-03-10').does('handler', 'finish-special-procedure', { result: '合格' });
    expect(story.due('promise')).toBe('2026-03-19');
  });
});

describe('extension (行政许可法 42)', () => {
  it('once, by the approver, with a reason; promise and legal limit move together', () => {
    const story = approving().on('2026-03-10');
    expect(story.refuses('handler', 'extend', { workingDays: 5, reason: '复杂' })).toBe('FORBIDDEN');
    expect(story.refuses('approver', 'extend', { workingDays: 5, reason: ' ' })).toBe('REASON_REQUIRED');
    for (const workingDays of [0, 11, 2.5, -1]) {
      expect(story.refuses('approver', 'extend', { workingDays, reason: '复杂' })).toBe('EXTENSION_OUT_OF_BOUND');
    }
    story.does('approver', 'extend', { workingDays: 10, reason: '案情复杂' });
    expect([story.due('promise'), story.due('legal')]).toEqual(['2026-03-30', '2026-04-14']);
    expect(story.last('extended').data.moves).toEqual([
      { clockId: 'promise:1', rule: 'extended', from: '2026-03-16', to: '2026-03-30' },
      { clockId: 'legal:1', rule: 'extended', from: '2026-03-30', to: '2026-04-14' },
    ]);
    expect(story.refuses('approver', 'extend', { workingDays: 1, reason: '再延' })).toBe('ALREADY_EXTENDED');
  });

  it.each([
    ['a single organ, whatever the item allows', { item: {}, rules: { extensionMaxDays: 30 } }, 10],
    ['joint handling', { item: { joint: true }, rules: { extensionMaxDays: 30 } }, 15],
    ['an item that allows less', { item: { joint: true }, rules: { extensionMaxDays: 5 } }, 5],
  ])('bound: %s', (_, telling, max) => {
    const story = approving(telling);
    expect(story.refuses('approver', 'extend', { workingDays: max + 1, reason: '复杂' })).toBe(
      'EXTENSION_OUT_OF_BOUND',
    );
    story.does('approver', 'extend', { workingDays: max, reason: '复杂' });
  });

  it('on the last day, not after it', () => {
    approving().on('2026-03-16 23:59').does('approver', 'extend', { workingDays: 1, reason: '复杂' });
    const late = approving().on('2026-03-16 24:00');
    expect(late.refuses('approver', 'extend', { workingDays: 1, reason: '复杂' })).toBe('EXTENSION_TOO_LATE');
    expect(late.available('approver')).not.toContain('extend');
  });

  it('lets the new limit warn again', () => {
    const story = approving().on('2026-03-13').does('approver', 'extend', { workingDays: 3, reason: '复杂' });
    expect(story.on('2026-03-18').cards.filter((card) => card.endsWith('promise'))).toEqual([
      'warning promise',
      'warning promise',
    ]);
  });

  it.each([
    ['calendar days', { unit: 'calendar_day', budget: 10 } as const, '2026-03-12', '2026-03-19'],
    ['hours', { unit: 'hour', budget: 72 } as const, '2026-03-05', '2026-03-12'],
  ])('is in working days also where the promise is in %s', (_, promisedLimit, before, after) => {
    const story = approving({ item: { promisedLimit } });
    expect(story.due('promise')).toBe(before);
    expect(story.does('approver', 'extend', { workingDays: 5, reason: '复杂' }).due('promise')).toBe(after);
  });
});

describe('cards of promise and legal limit', () => {
  it('warning one day before, yellow past the promise, red five working days later, red past the legal limit', () => {
    const story = approving({ item: { steps: aCase().item.steps.map(({ limit: _, ...step }) => step) } });
    const cards: [string, string[]][] = [
      ['2026-03-12 23:59', []],
      ['2026-03-13 00:00', ['warning promise']],
      ['2026-03-16 23:59', []],
      ['2026-03-16 24:00', ['yellow promise']],
      ['2026-03-22 23:59', []],
      ['2026-03-23 00:00', ['red promise']],
      ['2026-03-30 23:59', []],
      ['2026-03-30 24:00', ['red legal']],
      ['2026-04-03', []],
    ];
    let all: string[] = [];
    for (const [when, fresh] of cards) {
      all = [...all, ...fresh];
      expect(story.on(when).cards, when).toEqual(all);
    }
    expect(story.granted().row, 'a card stays after the decision').toMatchObject({ card: 'red', usedDays: 24 });
  });

  it('decided on the last day: not overdue', () => {
    const story = approving().on('2026-03-16 23:59').granted();
    expect(story.on('2026-03-27').cards.filter((card) => card.endsWith('promise'))).toEqual(['warning promise']);
  });
});
