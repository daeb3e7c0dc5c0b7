import { ApiClient } from './client.js';
import { type Office, todayInChina } from './office.js';
import { until } from './until.js';

const LIGHTNING = '防雷装置竣工验收';
const FOOD = '食品经营许可';
const HOUSE = '房屋所有权转移登记';
const CONSTRUCTOR = '二级建造师';

async function toApproval(office: Office): Promise<string> {
  const { caseNo } = await office.open(LIGHTNING);
  await office.give(caseNo, 'pass-pre-review');
  await office.give(caseNo, 'accept');
  return caseNo;
}

async function issue(office: Office, caseNo: string): Promise<string> {
  await office.give(caseNo, 'make-licence');
  await office.give(caseNo, 'hand-over', { inPerson: true });
  return caseNo;
}

/** The paths that a case may take, by name: each drives one through the public API and answers its number. */
export const PATHS: Readonly<Record<string, (office: Office) => Promise<string>>> = {
  'fully-online': async (office) => {
    const caseNo = await toApproval(office);
    await office.approve(caseNo);
    return issue(office, caseNo);
  },
  'original-pre-review': async (office) => {
    const { caseNo } = await office.open(FOOD);
    await office.give(caseNo, 'pass-pre-review');
    await office.checkOriginals(caseNo, FOOD);
    await office.give(caseNo, 'accept');
    await office.approve(caseNo);
    return issue(office, caseNo);
  },
  'original-verification': async (office) => {
    const { caseNo } = await office.open(HOUSE);
    await office.give(caseNo, 'pass-pre-review');
    await office.give(caseNo, 'accept');
    await office.approve(caseNo);
    await office.checkOriginals(caseNo, HOUSE);
    await office.payFee(caseNo, HOUSE);
    return issue(office, caseNo);
  },
  supplement: async (office) => {
    const { caseNo } = await office.open(LIGHTNING);
    const { materials } = await office.item(LIGHTNING);
    const materialId = materials[0]!.id;
    await office.give(
      caseNo,
      'request-supplement',
      { lines: [{ materialId, requirement: '请加盖公章' }] },
      'prereview',
    );
    await office.give(caseNo, 'submit-supplement', { materials: [{ materialId, form: 'electronic' }] });
    await office.give(caseNo, 'pass-pre-review');
    return caseNo;
  },
  'special-procedure-and-extension': async (office) => {
    const caseNo = await toApproval(office);
    const notice = { content: '需进行检测', servedOn: todayInChina() };
    const body = { kind: 'testing', basis: '行政许可法第四十五条', notice, workingDays: 10 };
    await office.give(caseNo, 'start-special-procedure', body, 'handler');
    await office.give(caseNo, 'finish-special-procedure', { result: '合格' }, 'handler');
    await office.give(caseNo, 'extend', { workingDays: 5, reason: '情况复杂' });
    await office.approve(caseNo);
    return caseNo;
  },
  'not-accepted': async (office) => {
    const { caseNo } = await office.open(LIGHTNING);
    await office.give(caseNo, 'pass-pre-review');
    await office.give(caseNo, 'refuse-acceptance', { reason: '不属于职权范围', legalBasis: '行政许可法第三十二条' });
    return caseNo;
  },
  denied: async (office) => {
    const caseNo = await toApproval(office);
    await office.give(caseNo, 'decide-step', { outcome: 'approve' }, 'handler');
    await office.give(caseNo, 'decide-step', { outcome: 'return', opinion: '请补充说明' }, 'reviewer');
    await office.give(caseNo, 'decide-step', { outcome: 'approve' }, 'handler');
    await office.give(caseNo, 'decide-step', { outcome: 'approve' }, 'reviewer');
    await office.give(caseNo, 'decide-step', { outcome: 'deny', opinion: '不符合设计要求' }, 'approver');
    return caseNo;
  },
  'business-system': async (office) => {
    const { caseNo } = await office.open(CONSTRUCTOR);
    await office.give(caseNo, 'pass-pre-review');
    await office.checkOriginals(caseNo, CONSTRUCTOR);
    await office.give(caseNo, 'accept');
    const system = await ApiClient.system(office.url, 'biz-construction');
    for (const stepName of ['承办', '审核', '批准']) {
      const body = { action: 'approve', stepName, handler: '刘建设', opinion: '同意' };
      await system.post(`/api/v1/integration/cases/${caseNo}/results`, body, {
        'idempotency-key': stepName.codePointAt(0)!.toString(),
      });
    }
    return caseNo;
  },
  withdrawn: async (office) => {
    const caseNo = await toApproval(office);
    await office.give(caseNo, 'withdraw', { reason: '不再需要' });
    return caseNo;
  },
  'desk-work': async (office) => {
    const { caseNo } = await office.open(LIGHTNING);
    await office.give(caseNo, 'claim', {}, 'prereview');
    await office.give(caseNo, 'urge', { message: '请尽快办理' }, 'supervisor');
    await office.give(caseNo, 'answer-urge', { message: '今日办结' }, 'prereview');
    await office.give(caseNo, 'copy-to', { users: ['leader'] }, 'prereview');
    await office.give(caseNo, 'annotate', { opinion: '已阅' }, 'leader');
    await office.give(caseNo, 'release', {}, 'prereview');
    return caseNo;
  },
  /** Weeks in seconds: warning, yellow, deemed acceptance, red, all by the case's own timer. */
  'simulated-deemed-acceptance': async (office) => {
    const simulation = { startAt: '2026-02-13T09:00:00+08:00', rate: 4 * 86_400 };
    const { caseNo } = await office.open(LIGHTNING, { simulation }, 'itemadmin');
    const admin = await office.as('itemadmin');
    const isRed = async () =>
      (await admin.timeline(caseNo)).some(({ type, data }) => type === 'red-card-raised' && data.clock === 'legal');
    await until(isRed);
    return caseNo;
  },
};
