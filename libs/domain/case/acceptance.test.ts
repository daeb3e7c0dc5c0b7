import { describe, expect, it } from 'vitest';
import { aCase, at } from './testing.js';

const line = (materialId: string, requirement = '请补正') => ({ materialId, requirement });
const file = (materialId: string) => ({ materialId, form: 'electronic' as const, attachmentIds: ['b1'] });

describe('pre-review', () => {
  it('on pass: every line must be met; one picked handler gets the case', () => {
    const story = aCase();
    expect(story.refuses('prereview', 'pass-pre-review', { unmet: ['training'] })).toBe('UNMET_LINES');
    story.does('prereview', 'pass-pre-review', { opinion: ' ', nextHandlers: ['acceptance-2'] });
    expect(story.state.assigneeId).toBe('acceptance-2');
    expect(story.last('pre-review-passed').opinion).toBeUndefined();
  });

  it('on fail: an opinion is needed (PRE-09), and the case ends as returned', () => {
    const story = aCase();
    expect(story.refuses('prereview', 'fail-pre-review', { opinion: ' ' })).toBe('OPINION_REQUIRED');
    story.does('prereview', 'fail-pre-review', { opinion: '不属于本机关职权', unmet: ['application'] });
    expect(story.row).toMatchObject({ stage: 'returned', resultCode: '1', dueOn: null });
  });
});

describe('supplement (一次性补正告知)', () => {
  it('one notice holds all lines, each with its requirement (PRE-05)', () => {
    const story = aCase();
    const refuse = (lines: ReturnType<typeof line>[], replyWorkingDays?: number) =>
      story.refuses('prereview', 'request-supplement', {
        lines,
        ...(replyWorkingDays !== undefined && { replyWorkingDays }),
      });
    expect(refuse([])).toBe('LINES_REQUIRED');
    expect(refuse([line('application', '')])).toBe('LINE_WITHOUT_REQUIREMENT');
    expect(refuse([line('application', '  ')])).toBe('LINE_WITHOUT_REQUIREMENT');
    expect(refuse([line('nothing')])).toBe('MATERIAL_UNKNOWN');
    expect(refuse([line('training'), line('training')])).toBe('MATERIAL_REPEATED');
    for (const days of [0, 61, 1.5, -1]) expect(refuse([line('training')], days)).toBe('REPLY_DAYS_INVALID');
  });

  it('stops the acceptance clocks; with the last hand-in they start anew at the asking stage (PRE-15)', () => {
    const story = aCase()
      .on('2026-03-03')
      .does('prereview', 'request-supplement', { lines: [line('application'), line('training')] });
    expect(story.row).toMatchObject({
      stage: 'awaiting_supplement',
      dueOn: '2026-03-17',
      dueClock: 'supplement_reply',
    });
    expect(story.due('acceptance_legal')).toBeUndefined();
    story.on('2026-03-05').does('applicant', 'submit-supplement', { materials: [file('application')] });
    expect(story.stage, 'a part is not the whole').toBe('awaiting_supplement');
    expect(story.refuses('applicant', 'submit-supplement', { materials: [] })).toBe('LINES_REQUIRED');
    expect(story.refuses('applicant', 'submit-supplement', { materials: [file('authorisation')] })).toBe(
      'LINE_NOT_REQUESTED',
    );
    story.on('2026-03-10').does('window', 'submit-supplement', { materials: [file('training')] });
    expect(story.stage).toBe('pre_review');
    expect(story.due('acceptance_local')).toBe('2026-03-12');
    expect(story.due('acceptance_legal')).toBe('2026-03-17');
    expect(story.state.receivedAt).toBe(at('2026-03-10'));
    expect(story.state.visitDays).toEqual(['2026-03-10']);
    story.on('2026-03-12').does('prereview', 'pass-pre-review', {}).does('acceptance', 'accept', {});
    expect(story.cards, 'warned, never late').toEqual(['warning acceptance_local', 'warning acceptance_local']);
  });

  it('goes back to acceptance when acceptance asked', () => {
    const story = aCase()
      .does('prereview', 'pass-pre-review', {})
      .does('acceptance', 'request-supplement', { lines: [line('training')] });
    expect(story.does('applicant', 'submit-supplement', { materials: [file('training')] }).stage).toBe(
      'awaiting_acceptance',
    );
  });

  it('keeps the former version of a material in the log (APP-20)', () => {
    const story = aCase().does('prereview', 'request-supplement', { lines: [line('application')] });
    story.does('applicant', 'submit-supplement', { materials: [file('application')] });
    expect(story.state.materials.find(({ materialId }) => materialId === 'application')?.attachmentIds).toEqual(['b1']);
    expect(story.last('case-submitted').data.materials[0]?.attachmentIds).toEqual(['a1']);
  });

  it('a failed line of the window’s check-list is not handed in', () => {
    const story = aCase().does('prereview', 'request-supplement', { lines: [line('application')] });
    const materials = [{ ...file('application'), passed: false }];
    expect(story.refuses('window', 'submit-supplement', { materials })).toBe('CHECKLIST_FAILED');
  });

  it('a second notice for a line already seen is flagged; a new line is not (APP-03)', () => {
    const story = aCase()
      .does('prereview', 'request-supplement', { lines: [line('application')] })
      .does('applicant', 'submit-supplement', { materials: [file('application')] })
      .does('prereview', 'request-supplement', { lines: [line('application'), line('training')] });
    expect(story.state.supplements.map(({ lines }) => lines.map(({ repeated }) => repeated))).toEqual([
      [false],
      [true, false],
    ]);
  });
});

describe('补正不来办结', () => {
  const waiting = (closeWithoutSupplement: 'officer' | 'automatic') =>
    aCase('fully_online', { rules: { closeWithoutSupplement } }).does('prereview', 'request-supplement', {
      lines: [line('training')],
      replyWorkingDays: 5,
    });

  it('only after its date; then the officer closes it (PRE-16)', () => {
    const story = waiting('officer');
    expect(story.on('2026-03-09 23:59').refuses('prereview', 'close-no-supplement', { opinion: '逾期' })).toBe(
      'SUPPLEMENT_NOT_DUE',
    );
    expect(story.available('prereview')).not.toContain('close-no-supplement');
    story.on('2026-03-09 24:00');
    expect(story.types.at(-1)).toBe('supplement-date-passed');
    expect(story.stage, 'an officer decides').toBe('awaiting_supplement');
    expect(story.available('prereview')).toContain('close-no-supplement');
    expect(story.refuses('prereview', 'close-no-supplement', { opinion: '' })).toBe('OPINION_REQUIRED');
    story.does('prereview', 'close-no-supplement', { opinion: '逾期未补正' });
    expect(story.row).toMatchObject({ stage: 'closed_no_supplement', resultCode: '5', dueOn: null });
  });

  it('a late hand-in still counts while nobody has closed the case', () => {
    const story = waiting('officer')
      .on('2026-03-12')
      .does('applicant', 'submit-supplement', { materials: [file('training')] });
    expect(story.stage).toBe('pre_review');
  });

  it('by itself where the item says so', () => {
    const story = waiting('automatic').on('2026-03-09 23:59');
    expect(story.stage).toBe('awaiting_supplement');
    story.on('2026-03-09 24:00');
    expect(story.types.slice(-2)).toEqual(['supplement-date-passed', 'closed-no-supplement']);
    expect(story.last('closed-no-supplement')).toMatchObject({ actor: { role: 'engine' }, data: { automatic: true } });
    expect(story.row).toMatchObject({ stage: 'closed_no_supplement', resultCode: '5' });
  });

  it('no hand-in overtakes the automatic close, even when the timer is late', () => {
    const story = waiting('automatic');
    story.now = at('2026-03-10 00:00');
    expect(story.refuses('applicant', 'submit-supplement', { materials: [file('training')] })).toBe(
      'COMMAND_NOT_AVAILABLE',
    );
  });
});

describe('acceptance within 2 working days (ACC-01), deemed accepted after 5 (行政许可法 32)', () => {
  it.each([
    ['2026-02-13 23:59', 'none', []],
    ['2026-02-14 00:00', 'warning', ['warning acceptance_local']],
    ['2026-02-24 23:59', 'warning', ['warning acceptance_local']],
    ['2026-02-24 24:00', 'yellow', ['warning acceptance_local', 'yellow acceptance_local']],
    ['2026-02-27 23:59', 'yellow', ['warning acceptance_local', 'yellow acceptance_local']],
  ])('received Fri 2026-02-13, at %s: %s', (now, card, cards) => {
    const story = aCase('fully_online', { on: '2026-02-13 10:00' });
    expect(story.row).toMatchObject({ dueOn: '2026-02-24', dueClock: 'acceptance_local' });
    story.on(now);
    expect(story.row.card).toBe(card);
    expect(story.cards).toEqual(cards);
    expect(story.stage).toBe('pre_review');
  });

  it('24:00 of 2026-02-27: deemed accepted and a red card; promise and legal limit run from receipt', () => {
    const story = aCase('fully_online', { on: '2026-02-13 10:00' }).on('2026-02-27 24:00');
    expect(story.types.slice(-2)).toEqual(['deemed-accepted', 'red-card-raised']);
    expect(story.row).toMatchObject({
      stage: 'under_approval',
      card: 'red',
      acceptedAt: at('2026-02-13 10:00'),
      role: 'handler',
    });
    expect(story.state.deemedAccepted).toBe(true);
    expect(story.due('promise')).toBe('2026-03-05');
    expect(story.due('legal')).toBe('2026-03-19');
    expect(story.due('step'), 'its handler starts today').toBe('2026-03-04');
    expect(story.due('acceptance_legal')).toBeUndefined();
    expect(story.last('deemed-accepted').data).toMatchObject({ receivedOn: '2026-02-13', promiseDueOn: '2026-03-05' });
  });

  it('a promise that is over by then has its yellow card in the same breath', () => {
    const story = aCase('fully_online', {
      on: '2026-02-13 10:00',
      item: { promisedLimit: { unit: 'working_day', budget: 1 } },
    });
    story.on('2026-02-27 24:00');
    expect(story.cards.slice(-4)).toEqual(['red acceptance_legal', 'warning promise', 'yellow promise', 'red promise']);
  });

  it('a late “accept” is too late: the limit comes first', () => {
    const story = aCase('fully_online', { on: '2026-02-13 10:00' }).does('prereview', 'pass-pre-review', {});
    story.now = at('2026-02-28 00:00');
    expect(story.refuses('acceptance', 'accept', {})).toBe('COMMAND_NOT_AVAILABLE');
  });

  it.each(['original_pre_review', 'original_verification'] as const)(
    'deemed accepted in %s, it still owes its originals before issue',
    (mode) => {
      const story = aCase(mode, { on: '2026-02-13 10:00' }).on('2026-02-28').granted();
      expect(story.refuses('issuer', 'make-licence', {})).toBe('ORIGINALS_NOT_CHECKED');
      story.checked('issuer').does('issuer', 'make-licence', {});
    },
  );

  it('promise and legal limit of an accepted case run from acceptance (ACC-05)', () => {
    const story = aCase().on('2026-03-04').accepted();
    expect(story.due('promise')).toBe('2026-03-18');
    expect(story.due('legal')).toBe('2026-04-01');
    expect(story.due('acceptance_local')).toBeUndefined();
    expect(story.row).toMatchObject({
      acceptedAt: at('2026-03-04'),
      promiseDueOn: '2026-03-18',
      legalDueOn: '2026-04-01',
    });
  });

  it('unmet lines keep a case from acceptance (ACC-08); a refusal needs reason and legal basis (ACC-03)', () => {
    const story = aCase().does('prereview', 'pass-pre-review', {});
    expect(story.refuses('acceptance', 'accept', { unmet: ['application'] })).toBe('UNMET_LINES');
    expect(story.refuses('acceptance', 'refuse-acceptance', { reason: ' ', legalBasis: '第三十二条' })).toBe(
      'REASON_REQUIRED',
    );
    expect(story.refuses('acceptance', 'refuse-acceptance', { reason: '不属于职权', legalBasis: '' })).toBe(
      'LEGAL_BASIS_REQUIRED',
    );
    story.does('acceptance', 'refuse-acceptance', { reason: '不属于职权', legalBasis: '行政许可法第三十二条' });
    expect(story.row).toMatchObject({ stage: 'not_accepted', role: null, assigneeId: null });
  });
});

describe('withdrawal and voiding', () => {
  const stages = {
    pre_review: () => aCase(),
    awaiting_supplement: () => aCase().does('prereview', 'request-supplement', { lines: [line('training')] }),
    awaiting_originals: () => aCase('original_pre_review').does('prereview', 'pass-pre-review', {}),
    awaiting_acceptance: () => aCase().does('prereview', 'pass-pre-review', {}),
    under_approval: () => aCase().accepted(),
  };
  it.each(Object.entries(stages))('at %s the applicant may withdraw, a leader may void', (_, tell) => {
    expect(tell().refuses('applicant', 'withdraw', { reason: ' ' })).toBe('REASON_REQUIRED');
    expect(tell().does('applicant', 'withdraw', { reason: '不办了' }).stage).toBe('withdrawn');
    expect(tell().refuses('acceptance', 'void', { reason: '重复' })).toBe('FORBIDDEN');
    expect(tell().does('leader', 'void', { reason: '重复办件' }).row).toMatchObject({
      stage: 'voided',
      resultCode: '2',
    });
  });

  it('not after the decision', () => {
    const story = aCase().accepted().granted();
    expect(story.refuses('applicant', 'withdraw', { reason: '不办了' })).toBe('COMMAND_NOT_AVAILABLE');
    expect(story.refuses('leader', 'void', { reason: '重复' })).toBe('COMMAND_NOT_AVAILABLE');
  });

  it('during a special procedure: the due dates stay unknown, as nobody resumed', () => {
    const story = aCase().accepted();
    story.does('handler', 'start-special-procedure', {
      kind: 'hearing',
      basis: '行政许可法第四十六条',
      notice: { content: '听证需 10 个工作日', servedOn: '2026-03-02' as never },
      workingDays: 10,
    });
    story.on('2026-03-05').does('applicant', 'withdraw', { reason: '不办了' });
    expect(story.row).toMatchObject({ promiseDueOn: null, legalDueOn: null, usedDays: null });
  });
});
