import { describe, expect, it } from 'vitest';
import { aCase, at, atWindow, type Telling, withFee } from './testing.js';

const decided = (telling: Telling = {}) => aCase('fully_online', telling).accepted().granted();
const made = (telling: Telling = {}) => decided(telling).does('issuer', 'make-licence', {});
const byMail: Telling = {
  application: {
    delivery: { method: 'mail' },
    deliveryAddress: { name: '王小明', phone: '13800000000', address: '人民路1号' },
  },
};
const atTheWindow = (windowId?: string): Telling => ({
  application: { delivery: { method: 'window', ...(windowId && { windowId }) } },
});

describe('issuance', () => {
  it('red past 10 working days after the decision, warned the day before', () => {
    const story = decided();
    expect(story.row).toMatchObject({ dueClock: 'issuance', dueOn: '2026-03-16' });
    expect(story.on('2026-03-16 23:59').cards).toEqual(['warning issuance']);
    expect(story.on('2026-03-16 24:00').cards).toEqual(['warning issuance', 'red issuance']);
  });

  it('the clock runs until the result is delivered, not only made', () => {
    const story = made(byMail).does('issuer', 'dispatch', { carrier: 'EMS', trackingNo: 'E1' });
    expect(story.due('issuance')).toBe('2026-03-16');
    story.does('issuer', 'confirm-delivery', {});
    expect(story.row).toMatchObject({ stage: 'completed', dueOn: null });
  });

  it('5★ with a fee: paid first, no originals', () => {
    const story = decided({ item: withFee });
    expect(story.refuses('issuer', 'make-licence', {})).toBe('FEE_NOT_PAID');
    story
      .does('issuer', 'record-fee', { amount: '100.0', receiptNo: 'R', paidAt: story.now })
      .does('issuer', 'make-licence', {});
    expect(story.last('fee-recorded').data.amount).toBe('100.00');
  });
});

describe('delivery', () => {
  it('by courier: dispatched, tracked, returned, dispatched again, delivered', () => {
    const story = made(byMail);
    expect(story.refuses('issuer', 'confirm-delivery', {})).toBe('COMMAND_NOT_AVAILABLE');
    expect(story.refuses('issuer', 'hand-over', { inPerson: true })).toBe('COMMAND_NOT_AVAILABLE');
    expect(story.refuses('issuer', 'dispatch', { carrier: '', trackingNo: 'E1' })).toBe('TEXT_REQUIRED');
    expect(story.refuses('issuer', 'dispatch', { carrier: 'EMS', trackingNo: ' ' })).toBe('TEXT_REQUIRED');
    story.does('issuer', 'dispatch', { carrier: 'EMS', trackingNo: 'E1' });
    expect(story.refuses('issuer', 'dispatch', { carrier: 'EMS', trackingNo: 'E2' })).toBe('COMMAND_NOT_AVAILABLE');
    story.does('issuer', 'report-carrier', { status: '运输中', place: '郑州' });
    story
      .does('issuer', 'return-to-sender', { reason: '拒收' })
      .on('2026-03-05')
      .does('issuer', 'dispatch', { carrier: 'SF', trackingNo: 'S1' });
    story.on('2026-03-06');
    expect(story.refuses('issuer', 'confirm-delivery', { deliveredAt: at('2026-03-07') })).toBe(
      'DELIVERY_TIME_INVALID',
    );
    expect(story.refuses('issuer', 'confirm-delivery', { deliveredAt: at('2026-03-04') }), 'before it was sent').toBe(
      'DELIVERY_TIME_INVALID',
    );
    story.does('applicant', 'confirm-delivery', { deliveredAt: at('2026-03-06 08:00') });
    expect(story.row).toMatchObject({ stage: 'completed', visits: 0 });
  });

  it('in person or to somebody else, of whom name, document and number are registered (RES-07)', () => {
    const story = made(atTheWindow());
    const receiver = { name: '李四', idType: 'id_card', idNo: '11010519491231002X' } as const;
    for (const wrong of [
      { ...receiver, name: ' ' },
      { ...receiver, idNo: '' },
      { ...receiver, idType: undefined },
      undefined,
    ]) {
      expect(story.refuses('issuer', 'hand-over', { inPerson: false, receiver: wrong as never })).toBe(
        'RECEIVER_REQUIRED',
      );
    }
    story.does('issuer', 'hand-over', { inPerson: false, receiver });
    expect(story.last('handed-over')).toMatchObject({
      data: { inPerson: false, windowId: 'W09' },
      personal: { receiver },
    });
    expect(story.row.visits).toBe(1);
  });

  it.each([
    ['the chosen window', atTheWindow('W01'), 'window', 'done'],
    ['another window', atTheWindow('W01'), 'otherWindow', 'OTHER_WINDOW_CHOSEN'],
    ['the home issuer, when a window was chosen', atTheWindow('W01'), 'issuer', 'OTHER_WINDOW_CHOSEN'],
    ['the home issuer by default', atTheWindow(), 'issuer', 'done'],
    ['a window that has nothing to do with the case', atTheWindow(), 'otherWindow', 'OTHER_WINDOW_CHOSEN'],
    [
      'the intake window by default',
      { by: 'window', application: atWindow({ delivery: { method: 'window' } }) },
      'window',
      'done',
    ],
  ] as const)('at a window (RES-02): %s', (_, telling, who, outcome) => {
    const story = made(telling);
    if (outcome === 'done') expect(story.does(who, 'hand-over', { inPerson: true }).stage).toBe('completed');
    else expect(story.refuses(who, 'hand-over', { inPerson: true })).toBe(outcome);
  });

  it.each([
    ['electronic', 'applicant'],
    ['kiosk', 'kiosk'],
    ['kiosk', 'issuer'],
  ] as const)('%s, received by %s', (method, who) => {
    const story = made({ application: { delivery: { method } } });
    expect(story.available('issuer')).not.toContain('dispatch');
    expect(story.does(who, 'confirm-delivery', {}).stage).toBe('completed');
  });
});

describe('paper from another region is posted within one working day (APP-06)', () => {
  const elsewhere = (form: 'paper' | 'electronic' = 'paper'): Telling => ({
    by: 'window',
    application: atWindow({
      intake: { region: '410100', windowId: 'W01' },
      materials: [
        { materialId: 'application', form, passed: true, originalChecked: true },
        { materialId: 'identity', form: 'e_licence', passed: true },
      ],
    }),
  });

  it('yellow past the next working day; the tracking number closes the task', () => {
    const story = aCase('fully_online', elsewhere());
    expect(story.row).toMatchObject({ dueClock: 'paper_posting', dueOn: '2026-03-03' });
    story.on('2026-03-03 24:00');
    expect(story.cards).toContain('yellow paper_posting');
    expect(story.refuses('window', 'post-materials', { carrier: 'EMS', trackingNo: '' })).toBe('TEXT_REQUIRED');
    expect(story.refuses('acceptance', 'receive-materials', {})).toBe('COMMAND_NOT_AVAILABLE');
    story.does('window', 'post-materials', { carrier: 'EMS', trackingNo: 'E9' });
    expect(story.refuses('window', 'post-materials', { carrier: 'EMS', trackingNo: 'E9' })).toBe(
      'COMMAND_NOT_AVAILABLE',
    );
    story.on('2026-03-05').does('acceptance', 'receive-materials', {});
    expect(story.refuses('acceptance', 'receive-materials', {})).toBe('COMMAND_NOT_AVAILABLE');
    expect(story.state.paper.custody, 'who had it, from when (MAT-01)').toEqual([
      { from: 'W01', to: 'D1', at: at('2026-03-03 24:00'), by: 'window', trackingNo: 'E9' },
      { from: 'courier', to: 'D1', at: at('2026-03-05'), by: 'acceptance' },
    ]);
  });

  it.each<[string, Telling]>([
    ['all electronic', elsewhere('electronic')],
    ['paper taken in at home', { by: 'window' as const, application: atWindow() }],
  ])('not when %s (APP-28)', (_, telling) => {
    const story = aCase('fully_online', telling);
    expect(story.state.paper.needsPosting).toBe(false);
    expect(story.available('window')).not.toContain('post-materials');
  });
});

describe('rating and archive', () => {
  const done = () => made().does('applicant', 'confirm-delivery', {});

  it('one rating within 30 days; then the case is archived', () => {
    const story = done();
    expect(story.available('applicant')).toContain('rate');
    story.does('applicant', 'rate', { satisfaction: 'very_satisfied', text: ' ' });
    expect(story.refuses('applicant', 'rate', { satisfaction: 'satisfied' })).toBe('ALREADY_RATED');
    story.on('2026-04-01 23:59');
    expect(story.state.archivedAt).toBeUndefined();
    story.on('2026-04-02 00:00');
    expect(story.state.archivedAt).toBe(at('2026-04-02 00:00'));
    expect(story.on('2027-01-01').types.filter((type) => type === 'archived')).toHaveLength(1);
  });

  it('not after its window', () => {
    expect(done().on('2026-04-02 00:00').refuses('applicant', 'rate', { satisfaction: 'satisfied' })).toBe(
      'RATING_WINDOW_CLOSED',
    );
  });

  it.each([
    ['very_dissatisfied', '2026-03-09'],
    ['dissatisfied', '2026-03-09'],
    ['acceptable', undefined],
  ] as const)('%s: to be mended by %s', (satisfaction, due) => {
    expect(done().does('applicant', 'rate', { satisfaction }).due('bad_rating_fix')).toBe(due);
  });

  it('a bad rating past 5 working days is yellow; the archive waits for its repair', () => {
    const story = done().on('2026-03-31').does('applicant', 'rate', { satisfaction: 'dissatisfied' });
    story.on('2026-06-01');
    expect(story.cards.at(-1)).toBe('yellow bad_rating_fix');
    expect(story.state.archivedAt).toBeUndefined();
    expect(story.refuses('leader', 'fix-rating', { message: '' })).toBe('TEXT_REQUIRED');
    story.does('leader', 'fix-rating', { message: '已致歉并改进' }).on('2026-06-01 09:01');
    expect(story.types.slice(-2)).toEqual(['rating-fixed', 'archived']);
  });
});
