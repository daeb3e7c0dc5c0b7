import { describe, expect, it } from 'vitest';
import type { CommandBodies } from './index.js';
import { aCase, anApplication, anItem, at, atWindow, PEOPLE, Story, withFee } from './testing.js';

const THREE_STAR = 'original_pre_review';
const FOUR_STAR = 'original_verification';
const FIVE_STAR = 'fully_online';

describe('the three service modes, from the application to the result', () => {
  it('5★ 全程网办: nobody has to come', () => {
    const story = aCase(FIVE_STAR)
      .does('prereview', 'pass-pre-review', {})
      .does('acceptance', 'accept', {})
      .granted()
      .does('issuer', 'make-licence', {})
      .does('applicant', 'confirm-delivery', {});
    expect(story.types).toEqual([
      'case-submitted',
      'pre-review-passed',
      'accepted',
      'step-decided',
      'step-decided',
      'step-decided',
      'decision-granted',
      'licence-made',
      'delivered',
    ]);
    expect(story.row).toMatchObject({ stage: 'completed', resultCode: '0', visits: 0, maxVisits: 0, role: null });
    expect(story.state.clocks.every((clock) => clock.stoppedAt !== undefined)).toBe(true);
  });

  it('4★ 原件核验: originals and fee before the licence, one visit', () => {
    const story = aCase(FOUR_STAR, {
      item: withFee,
      application: {
        delivery: { method: 'mail' },
        deliveryAddress: { name: '王小明', phone: '13800000000', address: '人民路1号' },
      },
    })
      .accepted()
      .granted();
    expect(story.refuses('issuer', 'make-licence', {})).toBe('ORIGINALS_NOT_CHECKED');
    story.checked();
    expect(story.refuses('issuer', 'make-licence', {})).toBe('FEE_NOT_PAID');
    const fee = { amount: '100', receiptNo: 'R1', paidAt: story.now };
    expect(story.refuses('window', 'record-fee', { ...fee, amount: '99.99' })).toBe('FEE_AMOUNT_WRONG');
    expect(story.refuses('window', 'record-fee', { ...fee, amount: '100.001' })).toBe('FEE_AMOUNT_WRONG');
    expect(story.refuses('window', 'record-fee', { ...fee, receiptNo: ' ' })).toBe('TEXT_REQUIRED');
    expect(story.refuses('window', 'record-fee', { ...fee, paidAt: at('2026-12-01') })).toBe('PAID_AT_INVALID');
    story.does('window', 'record-fee', fee);
    expect(story.refuses('window', 'record-fee', fee)).toBe('COMMAND_NOT_AVAILABLE');
    story
      .does('issuer', 'make-licence', { licenceNo: 'JY14107270000001' })
      .does('issuer', 'dispatch', { carrier: 'EMS', trackingNo: 'EX1' })
      .on('2026-03-04')
      .does('issuer', 'confirm-delivery', { deliveredAt: at('2026-03-03 15:00') });
    expect(story.row).toMatchObject({ stage: 'completed', visits: 1, maxVisits: 1 });
    expect(story.state.licence).toEqual({ licenceName: '食品经营许可证', licenceNo: 'JY14107270000001' });
  });

  it('3★ 原件预审: originals before acceptance, two visits', () => {
    const story = aCase(THREE_STAR, { application: { delivery: { method: 'window', windowId: 'W01' } } });
    expect(story.does('prereview', 'pass-pre-review', {}).stage).toBe('awaiting_originals');
    expect(story.due('acceptance_local')).toBeUndefined();
    expect(story.refuses('acceptance', 'accept', {})).toBe('COMMAND_NOT_AVAILABLE');
    story.on('2026-03-09 10:00');
    expect(story.refuses('window', 'check-originals', { materialIds: ['identity'] })).toBe('UNMET_LINES');
    expect(story.refuses('window', 'check-originals', { materialIds: [] })).toBe('UNMET_LINES');
    expect(story.refuses('window', 'check-originals', { materialIds: ['nothing'] })).toBe('MATERIAL_UNKNOWN');
    story.does('window', 'check-originals', { materialIds: ['application'] });
    expect(story.stage).toBe('awaiting_acceptance');
    expect(story.due('acceptance_local'), 'counted from the day of the originals').toBe('2026-03-11');
    story
      .does('acceptance', 'accept', {})
      .granted()
      .does('issuer', 'make-licence', {})
      .on('2026-03-12')
      .does('window', 'hand-over', { inPerson: true });
    expect(story.row).toMatchObject({ stage: 'completed', visits: 2, maxVisits: 2 });
    expect(story.state.visitDays).toEqual(['2026-03-09', '2026-03-12']);
  });

  it('3★ at a window that saw the originals: no second look', () => {
    const story = aCase(THREE_STAR, { by: 'window', application: atWindow() });
    expect(story.does('prereview', 'pass-pre-review', {}).stage).toBe('awaiting_acceptance');
    expect(story.row.visits).toBe(1);
  });

  it.each([
    ['a deferred material has no original yet', { materialId: 'training', form: 'deferred' }],
    ['an exempt one is never shown', { materialId: 'business-licence', form: 'exempt' }],
    ['an e-licence takes the place of paper', { materialId: 'identity', form: 'e_licence' }],
  ] as const)('3★ at a window: %s', (_, line) => {
    const application = { materialId: 'application', form: 'paper', passed: true, originalChecked: true } as const;
    const identity = { materialId: 'identity', form: 'paper' } as const;
    const materials = line.materialId === 'identity' ? [application, line] : [application, identity, line];
    const story = aCase(THREE_STAR, { by: 'window', application: atWindow({ materials }) });
    expect(story.does('prereview', 'pass-pre-review', {}).stage).toBe('awaiting_acceptance');
  });

  it('an applicant’s own tick on “original checked” proves nothing', () => {
    const materials = anApplication().materials.map((line) => ({ ...line, originalChecked: true, passed: true }));
    const story = aCase(THREE_STAR, { application: { materials } });
    expect(story.state.originalsChecked).toBe(false);
    expect(story.does('prereview', 'pass-pre-review', {}).stage).toBe('awaiting_originals');
  });

  it.each([
    [THREE_STAR, ['2026-03-03', '2026-03-04', '2026-03-05'], 2],
    [FOUR_STAR, ['2026-03-03', '2026-03-04'], 1],
  ] as const)('%s: a visit above the bound is counted, and the row shows it', (mode, days, maxVisits) => {
    const story = aCase(mode, {
      by: 'window',
      application: atWindow({ delivery: { method: 'window', windowId: 'W01' } }),
    });
    story
      .on(days[0])
      .does('prereview', 'request-supplement', { lines: [{ materialId: 'training', requirement: '补交' }] });
    for (const day of days) {
      story.on(day);
      if (story.stage === 'awaiting_supplement')
        story.does('window', 'submit-supplement', {
          materials: [{ materialId: 'training', form: 'paper', originalChecked: true }],
        });
      else if (story.stage === 'pre_review')
        story.accepted().granted().does('issuer', 'make-licence', {}).does('window', 'hand-over', { inPerson: true });
    }
    expect(story.row).toMatchObject({ stage: 'completed', visits: 3, maxVisits });
  });
});

describe('new originals after the check (LVL-03, LVL-04)', () => {
  const asked = { lines: [{ materialId: 'training', requirement: '补交培训证明' }] };
  const online = { materials: [{ materialId: 'training', form: 'electronic' as const }] };

  it('3★: what a supplement brings online must be shown before acceptance', () => {
    const story = aCase(THREE_STAR).does('prereview', 'pass-pre-review', {}).checked();
    story.does('acceptance', 'request-supplement', asked).does('applicant', 'submit-supplement', online);
    expect(story.stage).toBe('awaiting_acceptance');
    expect(story.refuses('acceptance', 'accept', {})).toBe('ORIGINALS_NOT_CHECKED');
    story.does('window', 'check-originals', { materialIds: ['training'] });
    expect(story.due('acceptance_local'), 'the clock of the supplement goes on').toBe('2026-03-04');
    story.does('acceptance', 'accept', {});
  });

  it('3★: shown at the window with the supplement, there is nothing left to check', () => {
    const story = aCase(THREE_STAR).does('prereview', 'pass-pre-review', {}).checked();
    story
      .does('acceptance', 'request-supplement', asked)
      .does('window', 'submit-supplement', {
        materials: [{ materialId: 'training', form: 'paper', originalChecked: true }],
      })
      .does('acceptance', 'accept', {});
    expect(story.stage).toBe('under_approval');
  });

  it('4★: they must be shown before the licence', () => {
    const story = aCase(FOUR_STAR, { by: 'window', application: atWindow() });
    expect(story.state.originalsChecked).toBe(true);
    story
      .does('prereview', 'request-supplement', asked)
      .does('applicant', 'submit-supplement', online)
      .accepted()
      .granted();
    expect(story.refuses('issuer', 'make-licence', {})).toBe('ORIGINALS_NOT_CHECKED');
    story.does('window', 'check-originals', { materialIds: ['training'] }).does('issuer', 'make-licence', {});
  });
});

type Application = Partial<CommandBodies['submit']>;
const applicant = (own: Partial<CommandBodies['submit']['applicant']>): Application => ({
  applicant: { ...anApplication().applicant, ...own },
});
const refused = (application: Application, item = {}, by: keyof typeof PEOPLE = 'applicant') =>
  new Story({ item }).refuses(by, 'submit', anApplication(application));

describe('an application is refused at once', () => {
  const [application, identity] = anApplication().materials as [
    CommandBodies['submit']['materials'][0],
    CommandBodies['submit']['materials'][0],
  ];
  it.each<[string, string, Application]>([
    ['wrong check digit of the identity card', 'ID_NUMBER_INVALID', applicant({ idNo: '110105194912310021' })],
    ['a digit turned round', 'ID_NUMBER_INVALID', applicant({ idNo: '11010519491231020X' })],
    ['no number', 'TEXT_REQUIRED', applicant({ idNo: '  ' })],
    ['an enterprise by identity card', 'ID_TYPE_NOT_ACCEPTED', applicant({ type: 'enterprise' })],
    [
      'wrong check character of the credit code',
      'ID_NUMBER_INVALID',
      applicant({ type: 'enterprise', idType: 'credit_code', idNo: '91110000600037341M' }),
    ],
    ['no name', 'TEXT_REQUIRED', applicant({ name: ' ' })],
    [
      'an agent’s wrong number',
      'ID_NUMBER_INVALID',
      { agent: { name: '李四', idType: 'id_card', idNo: '110105194912310021' } },
    ],
    [
      'an agent by credit code',
      'ID_TYPE_NOT_ACCEPTED',
      { agent: { name: '李四', idType: 'credit_code', idNo: '91110000600037341L' } },
    ],
    [
      'an applicant the item does not serve',
      'APPLICANT_TYPE_NOT_SERVED',
      applicant({ type: 'other', idType: 'other_document', idNo: '1' }),
    ],
    ['a mandatory material is missing', 'MATERIALS_MISSING', { materials: [application] }],
    [
      'an unknown material',
      'MATERIAL_UNKNOWN',
      { materials: [application, identity, { materialId: 'x', form: 'paper' }] },
    ],
    ['a material twice', 'MATERIAL_REPEATED', { materials: [application, application, identity] }],
    [
      'a mandatory material promised for later',
      'MATERIAL_FORM_NOT_ACCEPTED',
      { materials: [{ materialId: 'application', form: 'deferred' }, identity] },
    ],
    [
      'exemption of what is not exempt',
      'MATERIAL_FORM_NOT_ACCEPTED',
      { materials: [{ materialId: 'application', form: 'exempt' }, identity] },
    ],
    [
      'paper where a file is asked for',
      'MATERIAL_FORM_NOT_ACCEPTED',
      { materials: [application, identity, { materialId: 'authorisation', form: 'paper' }] },
    ],
    ['a required field is empty', 'FORM_INVALID', { form: {} }],
    ['a field that the form does not have', 'FORM_INVALID', { form: { projectName: 'x', colour: 'red' } }],
    ['over-long text', 'FORM_INVALID', { form: { projectName: 'x'.repeat(51) } }],
    ['a word for a number', 'FORM_INVALID', { form: { projectName: 'x', area: '12' } }],
    ['a choice that is none', 'FORM_INVALID', { form: { projectName: 'x', kind: '注销' } }],
    ['a day that does not exist', 'FORM_INVALID', { form: { projectName: 'x', openedOn: '2026-02-30' } }],
    ['courier delivery without an address', 'DELIVERY_ADDRESS_REQUIRED', { delivery: { method: 'mail' } }],
    [
      'courier delivery with a blank phone',
      'DELIVERY_ADDRESS_REQUIRED',
      { delivery: { method: 'mail' }, deliveryAddress: { name: '王', phone: ' ', address: '路' } },
    ],
  ])('%s: %s', (_, code, own) => {
    expect(refused(own)).toBe(code);
  });

  it('a channel or way of delivery outside the item’s set (ITM-35), an unpublished version', () => {
    expect(refused({}, { handlingForms: ['window'] })).toBe('CHANNEL_NOT_OFFERED');
    expect(refused({ channel: 'courier' }, { handlingForms: ['online', 'window'] })).toBe('CHANNEL_NOT_OFFERED');
    expect(refused({}, { deliveryMethods: ['window'] })).toBe('DELIVERY_NOT_OFFERED');
    expect(refused({}, { status: 'draft' })).toBe('ITEM_NOT_PUBLISHED');
    expect(refused({}, { status: 'withdrawn' })).toBe('ITEM_NOT_PUBLISHED');
  });

  it('every missing material in one sentence (APP-03)', () => {
    const decision = new Story().decide('applicant', 'submit', anApplication({ materials: [] }));
    expect(decision).toMatchObject({ ok: false, rejection: { details: { missing: '申请书、身份证明' } } });
  });

  it('the window’s failed lines, all at once; the window itself must be named', () => {
    const failed = atWindow({
      materials: [
        { materialId: 'application', form: 'paper', passed: false },
        { materialId: 'identity', form: 'paper', passed: false },
      ],
    });
    const decision = new Story().decide('window', 'submit', anApplication(failed));
    expect(decision).toMatchObject({
      ok: false,
      rejection: { code: 'CHECKLIST_FAILED', details: { lines: '申请书、身份证明' } },
    });
    expect(refused({ channel: 'window' }, {}, 'window')).toBe('INTAKE_WINDOW_REQUIRED');
  });

  it.each(['handler', 'issuer', 'supervisor', 'auditor', 'system', 'itemadmin', 'engine'] as const)(
    '%s may not apply',
    (who) => {
      expect(refused({}, {}, who)).toBe('FORBIDDEN');
    },
  );

  it('an applicant does not take in at a window, nor simulate', () => {
    expect(refused(atWindow())).toBe('FORBIDDEN');
    expect(refused({ simulation: { startAt: at('2026-03-02'), rate: 60 } }, { status: 'draft' })).toBe('FORBIDDEN');
  });
});

describe('an application is taken', () => {
  it.each<[string, Application]>([
    ['lower-case x of an identity card', applicant({ idNo: ' 11010519491231002x ' })],
    ['a credit code', applicant({ type: 'enterprise', idType: 'credit_code', idNo: '91110000600037341l' })],
    [
      'an institution’s certificate',
      applicant({ type: 'institution', idType: 'institution_certificate', idNo: '事证第1号' }),
    ],
    ['a passport', applicant({ idType: 'passport', idNo: 'E12345678' })],
    [
      'a social organisation’s certificate',
      applicant({ type: 'social_organisation', idType: 'social_certificate', idNo: '豫社证第1号' }),
    ],
  ])('%s', (_, own) => {
    const { applicant: stored } = aCase('fully_online', { application: own }).state;
    expect(stored.idNo).toBe(stored.idNo.trim().toUpperCase());
  });

  it('with a tolerated material promised for later, or left out where the item tolerates it (ITM-07)', () => {
    const materials = [...anApplication().materials, { materialId: 'training', form: 'deferred' as const }];
    expect(aCase('fully_online', { application: { materials } }).state.materials).toHaveLength(3);
    expect(refused({}, { toleratesMissing: false })).toBe('MATERIALS_MISSING');
    expect(refused({ materials }, { toleratesMissing: false })).toBe('MATERIAL_FORM_NOT_ACCEPTED');
  });

  it('without what is exempt, which no supplement notice may ask for either (APP-38)', () => {
    const story = aCase();
    const lines = [{ materialId: 'business-licence', requirement: '请提交' }];
    expect(story.refuses('prereview', 'request-supplement', { lines })).toBe('MATERIAL_EXEMPT');
  });

  it('under its number, with the home department and the intake region kept apart (APP-07)', () => {
    const story = aCase('fully_online', {
      by: 'window',
      application: atWindow({ intake: { region: '410100', windowId: 'W01' } }),
    });
    expect(story.row).toMatchObject({
      region: '410727',
      intakeRegion: '410100',
      intakeWindow: 'W01',
      departmentId: 'D1',
    });
    expect(story.last('case-submitted').actor).toEqual({ id: 'window', name: 'window', role: 'window' });
  });

  it('once', () => {
    expect(aCase().refuses('applicant', 'submit', anApplication())).toBe('COMMAND_NOT_AVAILABLE');
    expect(new Story().refuses('prereview', 'pass-pre-review', {})).toBe('COMMAND_NOT_AVAILABLE');
  });
});

describe('模拟办件', () => {
  const simulation = { startAt: at('2026-03-02'), rate: 3600 };
  it('is opened and driven by the item administrator, also on a draft', () => {
    const story = aCase(THREE_STAR, { by: 'itemadmin', item: { status: 'draft' }, application: { simulation } });
    story.does('itemadmin', 'pass-pre-review', {}).checked('itemadmin').does('itemadmin', 'accept', {});
    for (let i = 0; i < 3; i++) story.does('itemadmin', 'decide-step', { outcome: 'approve' });
    story.does('itemadmin', 'make-licence', {}).does('itemadmin', 'confirm-delivery', {});
    expect(story.row).toMatchObject({ stage: 'completed', simulated: true });
  });

  it.each([0, 0.5, -1, 10_000_001, Number.NaN])('has no rate of %d', (rate) => {
    expect(refused({ simulation: { ...simulation, rate } }, {}, 'itemadmin')).toBe('SIMULATION_INVALID');
  });

  it('gives the item administrator no power over a real case', () => {
    const story = aCase();
    expect(story.refuses('itemadmin', 'pass-pre-review', {})).toBe('FORBIDDEN');
    expect(story.available('itemadmin')).toEqual([]);
  });

  it('leaves the engine’s own commands to the engine', () => {
    const story = aCase('fully_online', { by: 'itemadmin', application: { simulation } });
    expect(story.refuses('itemadmin', 'migrate-item-version', { item: anItem({ version: 2 }) })).toBe('FORBIDDEN');
  });
});
