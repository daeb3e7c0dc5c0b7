import { CASE_COMMANDS } from '#libs/domain/case/index.js';

/** Given by the engine and by operators' tools, and at no address of the API. */
const INTERNAL = ['retime', 'change-warnings', 'migrate-item-version'] as const;
type RestCommand = Exclude<(typeof CASE_COMMANDS)[number], (typeof INTERNAL)[number]>;
export const REST_COMMANDS = CASE_COMMANDS.filter(
  (name): name is RestCommand => !(INTERNAL as readonly string[]).includes(name),
);

const line = { materialId: 'application', requirement: '请补正' };
const reason = { reason: '理由' };
/** For every command a body without a mistake, so that nothing but the case and the caller can stand against it. */
export const GOOD_BODIES: Readonly<Record<RestCommand, object>> = {
  'pass-pre-review': {},
  'fail-pre-review': { opinion: '退件' },
  'request-supplement': { lines: [line] },
  'submit-supplement': { materials: [{ materialId: 'application', form: 'electronic' }] },
  'check-originals': { materialIds: ['application'] },
  accept: {},
  'refuse-acceptance': { ...reason, legalBasis: '行政许可法第三十二条' },
  'decide-step': { outcome: 'approve' },
  'start-special-procedure': {
    kind: 'hearing',
    basis: '行政许可法第四十六条',
    notice: { content: '听证', servedOn: '2026-02-24' },
    workingDays: 5,
  },
  'finish-special-procedure': { result: '合格' },
  extend: { ...reason, workingDays: 5 },
  'record-fee': { amount: '80.00', receiptNo: 'R-1', paidAt: '2026-02-24T09:00:00+08:00' },
  'make-licence': {},
  dispatch: { carrier: 'EMS', trackingNo: 'E1' },
  'report-carrier': { status: '运输中' },
  'return-to-sender': reason,
  'confirm-delivery': {},
  'hand-over': { inPerson: true },
  'post-materials': { carrier: 'EMS', trackingNo: 'P1' },
  'receive-materials': {},
  withdraw: reason,
  'close-no-supplement': { opinion: '逾期' },
  void: reason,
  claim: {},
  release: {},
  transfer: { ...reason, toUser: 'handler' },
  delegate: { ...reason, toUser: 'handler' },
  urge: { message: '请抓紧' },
  'answer-urge': { message: '收到' },
  'copy-to': { users: ['leader'] },
  annotate: { opinion: '已阅' },
  'correct-data': { ...reason, changes: { 'form.projectName': '滨海大厦' } },
  rate: { satisfaction: 'satisfied' },
  'fix-rating': { message: '已整改' },
};
