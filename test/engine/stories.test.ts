import { describe, expect, inject, it } from 'vitest';
import { ApiClient } from '../support/client.js';
import { Office, todayInChina } from '../support/office.js';

const office = new Office(inject('url'));
const eventsOf = async (caseNo: string, who = 'supervisor') =>
  (await (await office.as(who)).timeline(caseNo)).map(({ type }) => type);

describe('a case from application to delivery', () => {
  it('5★ 全程网办: decided online, collected at the window', async () => {
    const { caseNo, stage } = await office.open('防雷装置竣工验收');
    expect(stage).toBe('pre_review');
    expect((await office.give(caseNo, 'pass-pre-review', { opinion: '材料齐全' })).stage).toBe('awaiting_acceptance');
    expect((await office.give(caseNo, 'accept')).stage).toBe('under_approval');
    expect((await office.approve(caseNo)).stage).toBe('awaiting_issuance');
    expect((await office.give(caseNo, 'make-licence')).stage).toBe('delivering');
    const last = await office.give(caseNo, 'hand-over', { inPerson: true });
    expect(last).toMatchObject({ stage: 'completed' });
    expect(await eventsOf(caseNo)).toEqual([
      'case-submitted',
      'pre-review-passed',
      'accepted',
      'step-decided',
      'step-decided',
      'step-decided',
      'decision-granted',
      'licence-made',
      'handed-over',
    ]);
  });

  it('3★ 原件预审: not accepted before a window has checked the originals', async () => {
    const { caseNo } = await office.open('食品经营许可');
    expect((await office.give(caseNo, 'pass-pre-review')).stage).toBe('awaiting_originals');
    const refused = await (await office.as('acceptance')).command(caseNo, 'accept');
    expect(refused).toMatchObject({ status: 409, body: { code: 'COMMAND_NOT_AVAILABLE' } });
    expect((await office.checkOriginals(caseNo, '食品经营许可')).stage).toBe('awaiting_acceptance');
    await office.give(caseNo, 'accept');
    await office.approve(caseNo);
    await office.give(caseNo, 'make-licence');
    expect((await office.give(caseNo, 'hand-over', { inPerson: true })).stage).toBe('completed');
  });

  it('4★ 原件核验: accepted on trust, issued only after originals and fee', async () => {
    const item = '房屋所有权转移登记';
    const { caseNo } = await office.open(item);
    await office.give(caseNo, 'pass-pre-review');
    await office.give(caseNo, 'accept');
    await office.approve(caseNo);
    const issuer = await office.as('issuer');
    expect(await issuer.command(caseNo, 'make-licence')).toMatchObject({
      status: 409,
      body: { code: 'ORIGINALS_NOT_CHECKED' },
    });
    await office.checkOriginals(caseNo, item);
    expect(await issuer.command(caseNo, 'make-licence')).toMatchObject({ status: 409, body: { code: 'FEE_NOT_PAID' } });
    await office.payFee(caseNo, item);
    await office.give(caseNo, 'make-licence');
    const withoutReceiver = await issuer.command(caseNo, 'hand-over', { inPerson: false });
    expect(withoutReceiver.status).toBeGreaterThanOrEqual(400);
    const receiver = { name: '钱代领', idType: 'id_card', idNo: '11010519491231002X' };
    expect((await office.give(caseNo, 'hand-over', { inPerson: false, receiver })).stage).toBe('completed');
  });

  it('a supplement: one notice with every line, handed in by the applicant, the clock anew', async () => {
    const { caseNo } = await office.open('防雷装置竣工验收');
    const { materials } = await office.item('防雷装置竣工验收');
    const [first, second] = materials.map(({ id }) => id) as [string, string];
    const lines = [
      { materialId: first, requirement: '请加盖公章' },
      { materialId: second, requirement: '请补签字页' },
    ];
    expect((await office.give(caseNo, 'request-supplement', { lines }, 'prereview')).stage).toBe('awaiting_supplement');
    const tooEarly = await (await office.as('prereview')).command(caseNo, 'close-no-supplement', { opinion: '未补正' });
    expect(tooEarly).toMatchObject({ status: 409, body: { code: 'SUPPLEMENT_NOT_DUE' } });
    const part = await office.give(caseNo, 'submit-supplement', {
      materials: [{ materialId: first, form: 'electronic' }],
    });
    expect(part.stage).toBe('awaiting_supplement');
    const whole = await office.give(caseNo, 'submit-supplement', {
      materials: [{ materialId: second, form: 'electronic' }],
    });
    expect(whole.stage).toBe('pre_review');
    await office.give(caseNo, 'request-supplement', { lines: lines.slice(0, 1) }, 'prereview');
    const notices = (await (await office.as('prereview')).timeline(caseNo)).filter(
      ({ type }) => type === 'supplement-requested',
    );
    expect(notices.map(({ data }) => (data.lines as { repeated: boolean }[]).map(({ repeated }) => repeated))).toEqual([
      [false, false],
      [true],
    ]);
  });

  it('a special procedure pauses the clocks and an extension moves them, each telling why', async () => {
    const { caseNo } = await office.open('防雷装置竣工验收');
    await office.give(caseNo, 'pass-pre-review');
    await office.give(caseNo, 'accept');
    const approver = await office.as('approver');
    const clock = async (kind: string) =>
      (
        await approver.get<{ clocks: { kind: string; dueOn: string | null; moves: { rule: string }[] }[] }>(
          `/api/v1/cases/${caseNo}/clocks`,
        )
      ).body.clocks.find((found) => found.kind === kind)!;
    const notice = { content: '需进行检测,时间不计入办理期限', servedOn: todayInChina() };
    await office.give(
      caseNo,
      'start-special-procedure',
      { kind: '检测', basis: '行政许可法第四十五条', notice, workingDays: 10 },
      'handler',
    );
    expect((await clock('legal')).dueOn).toBeNull();
    const paused = await (await office.as('handler')).command(caseNo, 'decide-step', { outcome: 'approve' });
    expect(paused).toMatchObject({ status: 409, body: { code: 'SPECIAL_PROCEDURE_RUNNING' } });
    await office.give(caseNo, 'finish-special-procedure', { result: '合格' }, 'handler');
    await office.give(caseNo, 'extend', { workingDays: 10, reason: '情况复杂' });
    expect((await clock('legal')).moves.map(({ rule }) => rule)).toEqual(['started', 'paused', 'resumed', 'extended']);
    const again = await approver.command(caseNo, 'extend', { workingDays: 1, reason: '再延' });
    expect(again).toMatchObject({ status: 409, body: { code: 'ALREADY_EXTENDED' } });
    expect((await office.approve(caseNo)).stage).toBe('awaiting_issuance');
  });

  it('is refused with reason and legal basis, and denied with reason and remedies', async () => {
    const refused = await office.open('防雷装置竣工验收');
    await office.give(refused.caseNo, 'pass-pre-review');
    const noReason = await (
      await office.as('acceptance')
    ).command(refused.caseNo, 'refuse-acceptance', { reason: ' ', legalBasis: '第三十二条' });
    expect(noReason.status).toBeGreaterThanOrEqual(400);
    const body = { reason: '不属于本机关职权范围', legalBasis: '行政许可法第三十二条' };
    expect((await office.give(refused.caseNo, 'refuse-acceptance', body)).stage).toBe('not_accepted');

    const denied = await office.open('防雷装置竣工验收');
    await office.give(denied.caseNo, 'pass-pre-review');
    await office.give(denied.caseNo, 'accept');
    await office.give(denied.caseNo, 'decide-step', { outcome: 'approve' }, 'handler');
    await office.give(denied.caseNo, 'decide-step', { outcome: 'approve' }, 'reviewer');
    const end = await office.give(
      denied.caseNo,
      'decide-step',
      { outcome: 'deny', opinion: '不符合设计要求' },
      'approver',
    );
    expect(end.stage).toBe('denied');
    const event = (await (await office.as('approver')).timeline(denied.caseNo)).at(-1)!;
    expect(event).toMatchObject({ type: 'decision-denied', data: { reason: '不符合设计要求' } });
    expect(event.data.remedies).toMatchObject({ review: expect.stringContaining('复议') as string });
  });

  it('is decided by the department’s own business system, once per key', async () => {
    const { caseNo } = await office.open('二级建造师');
    await office.give(caseNo, 'pass-pre-review');
    await office.checkOriginals(caseNo, '二级建造师');
    await office.give(caseNo, 'accept');
    const system = await ApiClient.system(office.url, 'biz-construction');
    const send = (stepName: string, key: string) =>
      system.post<{ code?: string; stage: string; rev: number }>(
        `/api/v1/integration/cases/${caseNo}/results`,
        { action: 'approve', stepName, handler: '刘建设', opinion: '同意' },
        { 'idempotency-key': key },
      );
    const wrong = await send('批准', 'k0');
    expect(wrong).toMatchObject({ status: 409, body: { code: 'STEP_MISMATCH' } });
    const once = await send('承办', 'k1');
    expect(once.status).toBeLessThan(300);
    expect((await send('承办', 'k1')).body.rev).toBe(once.body.rev);
    await send('审核', 'k2');
    expect((await send('批准', 'k3')).body.stage).toBe('awaiting_issuance');
    const history = (await eventsOf(caseNo, 'handler')).filter((type) => type === 'step-decided');
    expect(history).toHaveLength(3);
  });
});
