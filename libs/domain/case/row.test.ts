import { describe, expect, it } from 'vitest';
import { type Stage, STAGE_INFO, STAGES } from './index.js';
import { aCase, anItem, type Story } from './testing.js';
import { denied, made, supplement } from './testing-stories.js';

describe('the row', () => {
  const stories: Record<Stage, () => Story> = {
    pre_review: () => aCase(),
    awaiting_supplement: () => supplement(),
    awaiting_originals: () => aCase('original_pre_review').does('prereview', 'pass-pre-review', {}),
    awaiting_acceptance: () => aCase().does('prereview', 'pass-pre-review', {}),
    under_approval: () => aCase().accepted(),
    awaiting_issuance: () => aCase().accepted().granted(),
    delivering: () => made(),
    completed: () => made().does('applicant', 'confirm-delivery', {}),
    not_accepted: () =>
      aCase()
        .does('prereview', 'pass-pre-review', {})
        .does('acceptance', 'refuse-acceptance', { reason: 'x', legalBasis: 'y' }),
    denied: () => denied(aCase().accepted()),
    withdrawn: () => aCase().does('applicant', 'withdraw', { reason: 'x' }),
    closed_no_supplement: () => supplement().on('2026-03-17').does('window', 'close-no-supplement', { opinion: 'x' }),
    returned: () => aCase().does('prereview', 'fail-pre-review', { opinion: 'x' }),
    voided: () => aCase().does('leader', 'void', { reason: 'x' }),
  };

  it.each([
    ['pre_review', 'prereview', '2026-03-04', 'acceptance_local'],
    ['awaiting_supplement', 'window', '2026-03-16', 'supplement_reply'],
    ['awaiting_originals', 'window', null, null],
    ['awaiting_acceptance', 'acceptance', '2026-03-04', 'acceptance_local'],
    ['under_approval', 'handler', '2026-03-05', 'step'],
    ['awaiting_issuance', 'issuer', '2026-03-16', 'issuance'],
    ['delivering', 'issuer', '2026-03-16', 'issuance'],
    ['completed', null, null, null],
    ['not_accepted', null, null, null],
    ['denied', null, null, null],
    ['withdrawn', null, null, null],
    ['closed_no_supplement', null, null, null],
    ['returned', null, null, null],
    ['voided', null, null, null],
  ] as const)('%s: %s is on turn, due %s by %s', (stage, role, dueOn, dueClock) => {
    const story = stories[stage]();
    expect(story.row).toMatchObject({ stage, role, dueOn, dueClock, rev: story.log.length, itemName: '食品经营许可' });
    expect(story.row.closedAt === null).toBe(!STAGE_INFO[stage].final);
    expect(story.row.usedDays === null, 'only a decision uses days up').toBe(
      !['awaiting_issuance', 'delivering', 'completed', 'denied'].includes(stage),
    );
  });

  it('knows every stage', () => {
    expect(Object.keys(stories).sort()).toEqual([...STAGES].sort());
  });

  it('counts used days in working days, whatever the promise is in', () => {
    for (const unit of ['working_day', 'calendar_day', 'hour'] as const) {
      const story = aCase('fully_online', { item: { promisedLimit: { unit, budget: 15 } } }).accepted();
      expect(story.on('2026-03-09').granted().row.usedDays, unit).toBe(5);
    }
  });

  it('is provisional when its date lies in a year without a notice', () => {
    const story = aCase('fully_online', { on: '2026-12-30' });
    expect(story.row).toMatchObject({ dueOn: '2027-01-01', dueProvisional: true });
    expect(aCase().row.dueProvisional).toBe(false);
  });

  it('takes the project from the form, and lists the systems of the item once', () => {
    expect(aCase().row).toMatchObject({ projectName: '便民早餐店', systemClients: ['biz-construction'] });
    const plain = anItem().steps.map(({ systemClient: _, ...step }) => step);
    expect(aCase('fully_online', { item: { steps: plain, form: [] }, application: { form: {} } }).row).toMatchObject({
      projectName: null,
      systemClients: [],
    });
  });
});
