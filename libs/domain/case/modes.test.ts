import { describe, expect, it } from 'vitest';
import { aCase, anApplication, at, atWindow, withFee } from './testing.js';

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
    ['not even when it was handed in all the same', { materialId: 'business-licence', form: 'paper' }],
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
