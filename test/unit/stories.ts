import {
  CONSTRUCTION_PERMIT,
  CONSTRUCTOR_REGISTRATION,
  FOOD_BUSINESS_LICENCE,
  LIGHTNING_COMPLETION,
  REAL_ESTATE_REGISTRATION,
} from '#libs/samples/index.js';
import { calendarDay } from '#libs/domain/time/index.js';
import { at, Story } from './story.js';

const address = { name: '欧阳娜娜', phone: '13900139000', address: '河南省新乡市封丘县东大街5号院3号楼' };

/** A 5★ case that nothing disturbs, sent by courier and rated badly. */
const straight = (): Story =>
  new Story(CONSTRUCTION_PERMIT)
    .submit({ form: { projectName: '海丰中学教学楼' }, delivery: { method: 'mail' }, deliveryAddress: address })
    .give('claim', 'prereview', {})
    .give('copy-to', 'prereview', { users: ['leader'] })
    .give('transfer', 'prereview', { toUser: 'prereview-2', reason: '休假' })
    .give('release', 'leader', {})
    .give('pass-pre-review', 'prereview', {})
    .give('accept', 'acceptance', { opinion: '材料齐全' })
    .give('urge', 'supervisor', { message: '请加快' })
    .give('answer-urge', 'handler', { message: '今日办结' })
    .approveAll()
    .give('make-licence', 'issuer', { licenceNo: '441500202603020101' })
    .give('dispatch', 'issuer', { carrier: 'EMS', trackingNo: 'EA123456789CN' })
    .give('return-to-sender', 'issuer', { reason: '地址不详' })
    .give('dispatch', 'issuer', { carrier: 'EMS', trackingNo: 'EA123456790CN' })
    .on('2026-03-04 10:00')
    .give('confirm-delivery', 'issuer', {})
    .give('rate', 'applicant', { satisfaction: 'very_satisfied' })
    .on('2026-05-01 00:00');

/** A 3★ case taken in at a window of another region, with two supplement notices, special procedure and extension. */
const winding = (): Story =>
  new Story(CONSTRUCTOR_REGISTRATION)
    .submit({
      channel: 'window',
      intake: { region: '441500', windowId: 'W-441500-01' },
      materials: CONSTRUCTOR_REGISTRATION.materials.map(({ id }) =>
        id === 'education' ? { materialId: id, form: 'deferred' } : { materialId: id, form: 'paper' },
      ),
      agent: { name: '李代理', idType: 'id_card', idNo: '440524188001010014', phone: '13700137000' },
      delivery: { method: 'window', windowId: 'W-441500-01' },
    })
    .give('post-materials', 'window', { carrier: 'EMS', trackingNo: 'EA1' })
    .give('request-supplement', 'prereview', { lines: [{ materialId: 'contract', requirement: '补盖聘用单位公章' }] })
    .on('2026-03-14 10:00')
    .on('2026-03-16 08:00')
    .give('submit-supplement', 'window', { materials: [{ materialId: 'contract', form: 'paper' }] })
    .give('pass-pre-review', 'prereview', {})
    .give('check-originals', 'window', { materialIds: ['application'] })
    .give('accept', 'acceptance', {})
    .give('decide-step', 'handler', { outcome: 'approve', opinion: '同意' })
    .give('start-special-procedure', 'reviewer', {
      kind: 'publicity',
      basis: '《注册建造师管理规定》',
      notice: { content: '拟准予名单公示', servedOn: calendarDay('2026-03-16') },
      workingDays: 7,
    })
    .on('2026-03-25 09:00')
    .give('finish-special-procedure', 'reviewer', { result: '公示无异议' })
    .give('extend', 'approver', { workingDays: 5, reason: '案情复杂' })
    .give('decide-step', 'reviewer', { outcome: 'approve' })
    .give('decide-step', 'approver', { outcome: 'approve' })
    .give('make-licence', 'issuer', { licenceNo: '豫241161234567' })
    .give('hand-over', 'window', {
      inPerson: false,
      receiver: { name: '王代领', idType: 'id_card', idNo: '11010519491231002X' },
    });

/** A 4★ case with its fee and originals at issue. */
const paid = (): Story =>
  new Story(REAL_ESTATE_REGISTRATION)
    .submit({ delivery: { method: 'kiosk' } })
    .give('pass-pre-review', 'prereview', {})
    .give('accept', 'acceptance', {})
    .approveAll()
    .give('check-originals', 'window', { materialIds: REAL_ESTATE_REGISTRATION.materials.map(({ id }) => id) })
    .give('record-fee', 'issuer', { amount: '80.00', receiptNo: 'R-1', paidAt: at('2026-03-02 09:00') })
    .give('make-licence', 'issuer', {})
    .give('confirm-delivery', 'issuer', {});

/** Nobody acts: warning, yellow card, deemed acceptance, and at last red cards. */
const neglected = (): Story =>
  new Story(LIGHTNING_COMPLETION).submit().give('pass-pre-review', 'prereview', {}).on('2026-04-20 09:00');

const refused = (): Story =>
  new Story(FOOD_BUSINESS_LICENCE)
    .submit()
    .give('pass-pre-review', 'prereview', {})
    .give('check-originals', 'window', { materialIds: FOOD_BUSINESS_LICENCE.materials.map(({ id }) => id) })
    .give('refuse-acceptance', 'acceptance', { reason: '不属于本机关职权', legalBasis: '行政许可法第三十二条' });

const denied = (): Story =>
  new Story(LIGHTNING_COMPLETION)
    .submit()
    .give('pass-pre-review', 'prereview', {})
    .give('accept', 'acceptance', {})
    .give('decide-step', 'handler', { outcome: 'approve' })
    .give('decide-step', 'reviewer', { outcome: 'approve' })
    .give('decide-step', 'approver', { outcome: 'deny', opinion: '检测报告不合格' });

const unsupplied = (): Story =>
  new Story(LIGHTNING_COMPLETION)
    .submit()
    .give('request-supplement', 'prereview', { lines: [{ materialId: 'drawings', requirement: '补签字' }] })
    .on('2026-03-18 09:00')
    .give('close-no-supplement', 'prereview', { opinion: '逾期未补正' });

const failed = (): Story =>
  new Story(LIGHTNING_COMPLETION).submit().give('fail-pre-review', 'prereview', { opinion: '请重新申请' });
const withdrawn = (): Story =>
  new Story(LIGHTNING_COMPLETION).submit().give('withdraw', 'applicant', { reason: '项目取消' });
const voided = (): Story => new Story(LIGHTNING_COMPLETION).submit().give('void', 'supervisor', { reason: '重复申请' });

/** Stories that between them ask for every message and document template and every kind of effect. */
export const STORIES = {
  straight,
  winding,
  paid,
  neglected,
  refused,
  denied,
  unsupplied,
  failed,
  withdrawn,
  voided,
} as const;
