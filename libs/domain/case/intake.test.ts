import { describe, expect, it } from 'vitest';
import type { CommandBodies } from './index.js';
import { aCase, anApplication, anItem, at, atWindow, type Person, Story } from './testing.js';

type Application = Partial<CommandBodies['submit']>;
const applicant = (own: Partial<CommandBodies['submit']['applicant']>): Application => ({
  applicant: { ...anApplication().applicant, ...own },
});
const refused = (application: Application, item = {}, by: Person = 'applicant') =>
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
    const story = aCase('original_pre_review', {
      by: 'itemadmin',
      item: { status: 'draft' },
      application: { simulation },
    });
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
