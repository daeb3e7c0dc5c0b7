import type { Page } from 'playwright-core';
import { addPeople } from '../../api/support/people.js';
import { type Office, todayInChina } from '../../support/office.js';
import { until } from '../../support/until.js';
import { pick } from './steps.js';
import { tick } from './tick.js';

export const LIGHTNING = '防雷装置竣工验收';
export const FOOD = '食品经营许可';
export const HOUSE = '房屋所有权转移登记';
const COURIER = { carrier: 'EMS', trackingNo: 'EX1' };

/** Brings a new case to a stage and answers its number. */
export const STAGES = {
  preReview: async (office: Office, extra: Record<string, unknown> = {}) =>
    (await office.open(LIGHTNING, extra)).caseNo,
  awaitingSupplement: async (office: Office) => {
    const caseNo = await STAGES.preReview(office);
    const materialId = (await office.item(LIGHTNING)).materials[0]!.id;
    const lines = [{ materialId, requirement: '请加盖公章' }];
    await office.give(caseNo, 'request-supplement', { lines }, 'prereview');
    return caseNo;
  },
  awaitingOriginals: async (office: Office) => {
    const { caseNo } = await office.open(FOOD);
    await office.give(caseNo, 'pass-pre-review');
    return caseNo;
  },
  awaitingAcceptance: async (office: Office, extra: Record<string, unknown> = {}) => {
    const caseNo = await STAGES.preReview(office, extra);
    await office.give(caseNo, 'pass-pre-review');
    return caseNo;
  },
  underApproval: async (office: Office, extra: Record<string, unknown> = {}) => {
    const caseNo = await STAGES.awaitingAcceptance(office, extra);
    await office.give(caseNo, 'accept');
    return caseNo;
  },
  lastStep: async (office: Office) => {
    const caseNo = await STAGES.underApproval(office);
    await office.give(caseNo, 'decide-step', { outcome: 'approve', opinion: '承办意见:符合条件' }, 'handler');
    await office.give(caseNo, 'decide-step', { outcome: 'approve', opinion: '审核意见:同意' }, 'reviewer');
    return caseNo;
  },
  specialProcedure: async (office: Office) => {
    const caseNo = await STAGES.underApproval(office);
    const notice = { content: '需进行检测', servedOn: todayInChina() };
    const body = { kind: 'testing', basis: '行政许可法第四十五条', notice, workingDays: 10 };
    await office.give(caseNo, 'start-special-procedure', body, 'handler');
    return caseNo;
  },
  feeOwed: async (office: Office) => {
    const { caseNo } = await office.open(HOUSE);
    await office.give(caseNo, 'pass-pre-review');
    await office.give(caseNo, 'accept');
    await office.approve(caseNo);
    await office.checkOriginals(caseNo, HOUSE);
    return caseNo;
  },
  awaitingIssuance: async (office: Office, extra: Record<string, unknown> = {}) => {
    const caseNo = await STAGES.underApproval(office, extra);
    await office.approve(caseNo);
    return caseNo;
  },
  delivering: async (office: Office, extra: Record<string, unknown> = {}) => {
    const caseNo = await STAGES.awaitingIssuance(office, extra);
    await office.give(caseNo, 'make-licence');
    return caseNo;
  },
  byMail: (office: Office) =>
    STAGES.delivering(office, {
      delivery: { method: 'mail', name: '赵小娟', phone: '13800138000', address: '汕尾市城区香洲路 1 号' },
    }),
  dispatched: async (office: Office) => {
    const caseNo = await STAGES.byMail(office);
    await office.give(caseNo, 'dispatch', COURIER);
    return caseNo;
  },
  /** Taken in in another region than the item's: the paper is to be posted. */
  paperAtWindow: async (office: Office) => {
    const { materials } = await office.application(FOOD);
    const paper = (materials as { materialId: string }[]).map((line) => ({
      ...line,
      form: 'paper',
      passed: true,
      originalChecked: true,
    }));
    return (await office.open(FOOD, { channel: 'window', materials: paper }, 'window')).caseNo;
  },
  paperPosted: async (office: Office) => {
    const caseNo = await STAGES.paperAtWindow(office);
    await office.give(caseNo, 'post-materials', COURIER, 'window');
    return caseNo;
  },
  supplementOverdue: async (office: Office) => {
    const simulation = { startAt: '2026-03-02T09:00:00+08:00', rate: 4 * 86_400 };
    const { caseNo } = await office.open(LIGHTNING, { simulation }, 'itemadmin');
    const materialId = (await office.item(LIGHTNING)).materials[0]!.id;
    const lines = [{ materialId, requirement: '请加盖公章' }];
    await office.give(caseNo, 'request-supplement', { lines, replyWorkingDays: 1 }, 'itemadmin');
    const admin = await office.as('itemadmin');
    await until(async () => (await admin.timeline(caseNo)).some(({ type }) => type === 'supplement-date-passed'));
    return caseNo;
  },
  claimed: async (office: Office) => {
    const caseNo = await STAGES.underApproval(office);
    await office.give(caseNo, 'claim', {}, 'handler');
    return caseNo;
  },
  urged: async (office: Office) => {
    const caseNo = await STAGES.preReview(office);
    await office.give(caseNo, 'urge', { message: '请尽快办理' }, 'supervisor');
    return caseNo;
  },
  copied: async (office: Office) => {
    const caseNo = await STAGES.preReview(office);
    await office.give(caseNo, 'copy-to', { users: ['leader'] }, 'prereview');
    return caseNo;
  },
  badlyRated: async (office: Office) => {
    const caseNo = await STAGES.awaitingAcceptance(office);
    await office.give(caseNo, 'refuse-acceptance', { reason: '不属于职权范围', legalBasis: '行政许可法第三十二条' });
    await office.give(caseNo, 'rate', { satisfaction: 'dissatisfied' }, 'applicant');
    return caseNo;
  },
};

export interface StepCase {
  readonly command: string;
  readonly who: string;
  readonly to: (office: Office) => Promise<string>;
  /** Fills in what the page does not fill in by itself, and one thing that differs from its own values. */
  readonly fill: (page: Page) => Promise<unknown>;
  /** The event that 完成 leaves in the timeline. */
  readonly makes: string;
}

const type = (label: string, text: string) => (page: Page) => page.getByLabel(label, { exact: true }).fill(text);
const all =
  (...acts: ((page: Page) => Promise<unknown>)[]) =>
  async (page: Page) => {
    for (const act of acts) await act(page);
  };
const choose = (name: string) => (page: Page) => tick(page.getByRole('radio', { name, exact: true }));
const ticked = (name: string | RegExp) => (page: Page) => tick(page.getByRole('checkbox', { name }).first());
const REASON = type('理由', '测试理由');
const TRACKED = type('快递单号', 'EX123456789CN');

/** The step pages up to the decision, with a case at the stage of each. */
export const CASEWORK: readonly StepCase[] = [
  {
    command: 'pass-pre-review',
    who: 'prereview',
    to: STAGES.preReview,
    fill: type('意见', '材料齐全'),
    makes: 'pre-review-passed',
  },
  {
    command: 'fail-pre-review',
    who: 'prereview',
    to: STAGES.preReview,
    fill: type('意见', '不属于本机关'),
    makes: 'pre-review-failed',
  },
  {
    command: 'request-supplement',
    who: 'prereview',
    to: STAGES.preReview,
    fill: all(ticked(/^需补正: 《防雷/), type('补正要求: 《防雷装置竣工验收申请书》', '请加盖公章')),
    makes: 'supplement-requested',
  },
  {
    command: 'submit-supplement',
    who: 'window',
    to: STAGES.awaitingSupplement,
    fill: ticked(/^核对通过并收下: /),
    makes: 'supplement-received',
  },
  {
    command: 'check-originals',
    who: 'window',
    to: STAGES.awaitingOriginals,
    fill: all(ticked('全选已核验原件'), ticked('纸质材料与网上提交的电子材料一致')),
    makes: 'originals-checked',
  },
  {
    command: 'refuse-acceptance',
    who: 'acceptance',
    to: STAGES.awaitingAcceptance,
    fill: all(type('不予受理的理由', '不属于职权范围'), type('法律依据', '行政许可法第三十二条')),
    makes: 'acceptance-refused',
  },
  {
    command: 'decide-step',
    who: 'handler',
    to: STAGES.underApproval,
    fill: type('意见', '符合条件'),
    makes: 'step-decided',
  },
  {
    command: 'start-special-procedure',
    who: 'handler',
    to: STAGES.underApproval,
    fill: all(choose('检测'), type('特别程序告知书内容', '需检测'), type('工作日数', '10')),
    makes: 'special-procedure-started',
  },
  {
    command: 'finish-special-procedure',
    who: 'handler',
    to: STAGES.specialProcedure,
    fill: type('特别程序结果', '合格'),
    makes: 'special-procedure-finished',
  },
  {
    command: 'extend',
    who: 'approver',
    to: STAGES.underApproval,
    fill: all(type('工作日数', '5'), REASON),
    makes: 'extended',
  },
];

/** Those of issuing and of work around a case. */
export const AROUND: readonly StepCase[] = [
  { command: 'record-fee', who: 'issuer', to: STAGES.feeOwed, fill: type('票据号', 'R-1'), makes: 'fee-recorded' },
  {
    command: 'make-licence',
    who: 'issuer',
    to: STAGES.awaitingIssuance,
    fill: type('证照编号', '汕防雷〔2026〕1号'),
    makes: 'licence-made',
  },
  { command: 'hand-over', who: 'issuer', to: STAGES.delivering, fill: type('意见', '当面交付'), makes: 'handed-over' },
  { command: 'dispatch', who: 'issuer', to: STAGES.byMail, fill: TRACKED, makes: 'dispatched' },
  {
    command: 'report-carrier',
    who: 'issuer',
    to: STAGES.dispatched,
    fill: type('物流状态', '已到达'),
    makes: 'carrier-reported',
  },
  { command: 'return-to-sender', who: 'issuer', to: STAGES.dispatched, fill: REASON, makes: 'returned-to-sender' },
  {
    command: 'confirm-delivery',
    who: 'issuer',
    to: STAGES.dispatched,
    fill: () => Promise.resolve(),
    makes: 'delivered',
  },
  { command: 'post-materials', who: 'window', to: STAGES.paperAtWindow, fill: TRACKED, makes: 'materials-posted' },
  {
    command: 'receive-materials',
    who: 'prereview',
    to: STAGES.paperPosted,
    fill: () => Promise.resolve(),
    makes: 'materials-received',
  },
  { command: 'withdraw', who: 'window', to: STAGES.paperAtWindow, fill: REASON, makes: 'withdrawn' },
  {
    command: 'close-no-supplement',
    who: 'itemadmin',
    to: STAGES.supplementOverdue,
    fill: type('意见', '逾期未补正'),
    makes: 'closed-no-supplement',
  },
  { command: 'void', who: 'supervisor', to: STAGES.preReview, fill: REASON, makes: 'voided' },
  {
    command: 'delegate',
    who: 'handler',
    to: async (office) => {
      await addPeople([
        {
          username: 'second-handler',
          name: '冯承办',
          posts: [{ role: 'handler', departmentId: 'shanwei-meteorology' }],
        },
      ]);
      return STAGES.claimed(office);
    },
    fill: all((page) => pick(page, '人员', '冯承办'), REASON),
    makes: 'delegated',
  },
  {
    command: 'transfer',
    who: 'supervisor',
    to: STAGES.preReview,
    fill: all((page) => pick(page, '人员', '陈预审'), REASON),
    makes: 'transferred',
  },
  { command: 'urge', who: 'supervisor', to: STAGES.preReview, fill: type('督办要求', '请今日办理'), makes: 'urged' },
  {
    command: 'answer-urge',
    who: 'prereview',
    to: STAGES.urged,
    fill: type('回复', '今日办结'),
    makes: 'urge-answered',
  },
  {
    command: 'copy-to',
    who: 'prereview',
    to: STAGES.preReview,
    fill: (page) => pick(page, '收阅人', '吴领导'),
    makes: 'copied',
  },
  { command: 'annotate', who: 'leader', to: STAGES.copied, fill: type('意见', '请依法办理'), makes: 'annotated' },
  {
    command: 'correct-data',
    who: 'acceptance',
    to: STAGES.awaitingAcceptance,
    fill: all(type('电话', '13900139000'), REASON),
    makes: 'data-corrected',
  },
  {
    command: 'fix-rating',
    who: 'leader',
    to: STAGES.badlyRated,
    fill: type('整改情况', '已回访'),
    makes: 'rating-fixed',
  },
];

export const STEP_CASES: readonly StepCase[] = [...CASEWORK, ...AROUND];
