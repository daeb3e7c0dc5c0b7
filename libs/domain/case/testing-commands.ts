import { dayOf } from '../time/index.js';
import type { CaseCommandName, CommandBodies, CaseState, Facts } from './index.js';
import { runningSpecial } from './index.js';

/** Support of tests, no part of the product: bodies with which a permitted command succeeds in any case of the test item. */
type Bodies = { readonly [N in CaseCommandName]: (state: CaseState, facts: Facts) => readonly CommandBodies[N][] };

const REQUIREMENT = '请补正';
const DAY = { unit: 'working_day', value: 1 } as const;
export const GOOD_BODIES: Bodies = {
  'pass-pre-review': () => [{}, { nextHandlers: ['acceptance'] }],
  'fail-pre-review': () => [{ opinion: '退件' }],
  'request-supplement': () => [
    { lines: [{ materialId: 'training', requirement: REQUIREMENT }] },
    {
      lines: ['application', 'training'].map((materialId) => ({ materialId, requirement: REQUIREMENT })),
      replyWorkingDays: 3,
    },
  ],
  'submit-supplement': ({ supplements }) => {
    const materials = supplements.at(-1)!.lines.map(({ materialId }) => ({ materialId, form: 'electronic' as const }));
    return [{ materials }, { materials: materials.slice(0, 1) }];
  },
  'check-originals': ({ materials }) => [{ materialIds: materials.map(({ materialId }) => materialId) }],
  accept: () => [
    {},
    {
      nextHandlers: ['handler'],
      materials: [{ materialId: 'application', form: 'electronic', attachmentIds: ['a2'] }],
    },
  ],
  'refuse-acceptance': () => [{ reason: '不属于职权', legalBasis: '行政许可法第三十二条' }],
  'decide-step': ({ stepIndex }, { item }) => [
    { outcome: 'approve', feedback: { stepName: item.steps[stepIndex]!.name, handler: '张三' } },
    { outcome: 'deny', opinion: '不符合' },
    ...(stepIndex > 0 ? [{ outcome: 'return' as const, opinion: '重办' }] : []),
  ],
  'start-special-procedure': (_state, { now }) => [
    {
      kind: 'hearing',
      basis: '行政许可法第四十六条',
      notice: { content: '听证', servedOn: dayOf(now) },
      workingDays: 5,
    },
  ],
  'finish-special-procedure': (state) => [{ result: `${runningSpecial(state)!.kind} done` }],
  extend: () => [{ workingDays: 5, reason: '复杂' }],
  'record-fee': (_state, { item, now }) => [{ amount: item.fee!.amount, receiptNo: 'R1', paidAt: now }],
  'make-licence': () => [{}],
  dispatch: () => [{ carrier: 'EMS', trackingNo: 'E1' }],
  'report-carrier': () => [{ status: '运输中' }],
  'return-to-sender': () => [{ reason: '拒收' }],
  'confirm-delivery': () => [{}],
  'hand-over': () => [
    { inPerson: true },
    { inPerson: true, collection: 'window', opinion: '本人领取' },
    { inPerson: false, receiver: { name: '李四', idType: 'passport', idNo: 'E1' } },
  ],
  'post-materials': () => [{ carrier: 'EMS', trackingNo: 'P1' }],
  'receive-materials': () => [{}],
  withdraw: () => [{ reason: '不办了' }],
  'close-no-supplement': () => [{ opinion: '逾期' }],
  void: () => [{ reason: '重复' }],
  claim: () => [{}],
  release: () => [{}],
  transfer: ({ assigneeId }) => [{ toUser: assigneeId === 'deputy' ? 'other-deputy' : 'deputy', reason: '病假' }],
  delegate: () => [{ toUser: 'deputy', reason: '出差' }],
  urge: () => [{ message: '请抓紧' }],
  'answer-urge': () => [{ message: '收到' }],
  'copy-to': ({ rev }) => [{ users: [`reader-${rev}`] }],
  annotate: () => [{ opinion: '已阅' }],
  'correct-data': ({ rev }) => [{ changes: { 'form.area': rev }, reason: '复测' }],
  rate: () => [{ satisfaction: 'dissatisfied' }, { satisfaction: 'satisfied' }],
  'fix-rating': () => [{ message: '已整改' }],
  'change-warnings': ({ warnings }) => [
    {
      warnings: warnings ? null : { promise: { warning: { unit: 'percent', value: 20 } }, take_up: { limit: DAY } },
      source: '预警规则',
    },
  ],
  retime: (_state, { calendar }) => [{ calendar: { id: calendar.id, version: calendar.version }, source: '通知' }],
  'migrate-item-version': (_state, { item }) => [{ item: { ...item, version: item.version + 1 } }],
};
