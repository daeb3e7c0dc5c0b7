import { describe, expect, it } from 'vitest';
import type { EventType } from './index.js';
import { rungsOf } from '../escalation/index.js';
import { aCase, at, atWindow, type Story, told } from './testing.js';
import { denied, elsewhere, made, supplement } from './testing-stories.js';

/** What an event sent, to those alone who are on the ladder where nothing else is ruled. */
function onLadder(story: Story, type: EventType): string[] {
  const seqs = story.log.filter((event) => event.type === type).map(({ seq }) => seq);
  const { row } = story;
  const level = type.split('-')[0] as 'warning' | 'yellow' | 'red';
  const rungs: readonly (string | undefined)[] = [undefined, ...rungsOf([], row, level)];
  return story.effects
    .filter(({ seq, body }) => seqs.includes(seq) && rungs.includes('rung' in body ? body.rung : undefined))
    .map(told);
}
const above = (card: 'yellow_card' | 'red_card'): string[] =>
  (card === 'yellow_card' ? ['reviewer', 'supervisor'] : ['reviewer', 'leader', 'supervisor', 'supervisor']).map(
    (role) => `message ${card} → role:${role}`,
  );

describe('who hears of a limit', () => {
  it.each<[string, EventType, string[], () => Story]>([
    [
      'acceptance warning: who is on turn',
      'warning-raised',
      ['message warning → role:prereview'],
      () => aCase().on('2026-03-03'),
    ],
    [
      'acceptance warning: the assignee',
      'warning-raised',
      ['message warning → prereview'],
      () => aCase().does('prereview', 'claim', {}).on('2026-03-03'),
    ],
    [
      'acceptance over: also the supervisor',
      'yellow-card-raised',
      ['message yellow_card → role:prereview', ...above('yellow_card')],
      () => aCase().on('2026-03-05'),
    ],
    [
      'deemed accepted: acceptance, not the handler who only now begins',
      'red-card-raised',
      ['message red_card → role:acceptance', ...above('red_card')],
      () => aCase().on('2026-03-10'),
    ],
    [
      'paper not posted: the window that took it in',
      'yellow-card-raised',
      ['message yellow_card → role:window', ...above('yellow_card')],
      () => aCase('fully_online', { by: 'window', application: elsewhere }).on('2026-03-04'),
    ],
    [
      'a step over its limit',
      'yellow-card-raised',
      ['message yellow_card → role:handler', ...above('yellow_card')],
      () => aCase().accepted().on('2026-03-06'),
    ],
    [
      'supplement date near: the applicant',
      'warning-raised',
      ['message supplement_date_near → applicant'],
      () => supplement().on('2026-03-16'),
    ],
    [
      'issue over its limit',
      'red-card-raised',
      ['message red_card → role:issuer', ...above('red_card')],
      () => aCase().accepted().granted().on('2026-03-17'),
    ],
  ])('%s', (_, event, sent, tell) => {
    expect(onLadder(tell(), event)).toEqual(sent);
  });

  it('a warning overtaken by the officer’s command still goes where the work was', () => {
    const story = aCase().does('prereview', 'pass-pre-review', {});
    story.now = at('2026-03-03 10:00');
    story.does('acceptance', 'accept', {});
    expect(story.types.slice(-2)).toEqual(['warning-raised', 'accepted']);
    expect(onLadder(story, 'warning-raised')).toEqual(['message warning → role:acceptance']);
  });
});

describe('the ladder of a card', () => {
  it('has every rung once for each card, and nobody twice', () => {
    const story = aCase().accepted().on('2026-03-27');
    const cards = story.log.filter(({ type }) => /^(warning|yellow-card|red-card)-raised$/.test(type));
    expect(cards.length).toBeGreaterThan(3);
    for (const { seq } of cards) {
      const rungs = story.effects.flatMap(({ seq: of, body }) => (of === seq && 'rung' in body ? [body.rung] : []));
      expect(new Set(rungs).size).toBe(rungs.length);
      expect(rungs[0]).toBe('officer');
      expect(rungs.at(-1)).toBe('upper_body');
    }
  });

  it('does not tell a leader twice whose own task is late', () => {
    const story = made().does('applicant', 'confirm-delivery', {});
    story.does('applicant', 'rate', { satisfaction: 'dissatisfied', text: '久等' }).on('2026-03-11');
    expect(story.sent('yellow-card-raised')).toEqual(
      ['leader', 'reviewer', 'supervisor', 'supervisor'].map((role) => `message yellow_card → role:${role}`),
    );
  });
});

describe('papers', () => {
  const paper = (story: Story, template: string) =>
    story.effects.find(({ kind, body }) => kind === 'document' && 'template' in body && body.template === template)
      ?.body;

  it('one-time notice: every line with its requirement, the date and the ways to answer (PRE-17)', () => {
    expect(paper(supplement(), 'supplement_notice')).toMatchObject({
      params: { lines: '申请书:请签字;培训合格证明:请补交', dueOn: '2026-03-16', ways: '网上补正、邮寄、窗口提交' },
    });
  });

  it('acceptance notice: the date by which the decision is made; printed at the intake window (ACC-04)', () => {
    const story = aCase('fully_online', { by: 'window', application: atWindow() }).accepted();
    expect(paper(story, 'acceptance_notice')).toMatchObject({
      params: { acceptedOn: '2026-03-02', promiseDueOn: '2026-03-16', legalBasis: '《食品安全法》第三十五条' },
      printAtWindow: 'W01',
    });
    expect(paper(aCase().accepted(), 'acceptance_notice')).not.toHaveProperty('printAtWindow');
  });

  it('refusals: reason, basis and remedies (行政许可法 38)', () => {
    const refused = aCase()
      .does('prereview', 'pass-pre-review', {})
      .does('acceptance', 'refuse-acceptance', { reason: '无职权', legalBasis: '第三十二条' });
    const remedies = { review: '六十日内申请行政复议', lawsuit: '六个月内提起行政诉讼' };
    expect(paper(refused, 'refusal_notice')).toMatchObject({
      params: { reason: '无职权', legalBasis: '第三十二条', ...remedies },
    });
    expect(paper(denied(aCase().accepted()), 'denial_decision')).toMatchObject({
      params: { reason: '面积不足', ...remedies },
    });
  });

  it('extension notice: who approved it, old and new date', () => {
    const story = aCase().accepted().does('approver', 'extend', { workingDays: 5, reason: '复杂' });
    expect(paper(story, 'extension_notice')).toMatchObject({
      params: {
        workingDays: '5',
        reason: '复杂',
        approver: 'approver',
        originalDate: '2026-03-16',
        newDate: '2026-03-23',
      },
    });
  });

  it('keys name case, event and place, each once', () => {
    const { effects } = made();
    expect(effects[0]?.key).toMatch(/:1:1$/);
    expect(new Set(effects.map(({ key }) => key)).size).toBe(effects.length);
  });
});
