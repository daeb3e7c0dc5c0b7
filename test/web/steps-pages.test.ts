import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Office } from '../support/office.js';
import { launchBrowser } from './support/browser.js';
import { LIGHTNING, STAGES } from './support/step-cases.js';
import { finish, finishButton, pick, problems, StepDesk } from './support/steps.js';
import { tick } from './support/tick.js';

let browser: Browser;
let desk: StepDesk;
beforeAll(async () => {
  browser = await launchBrowser();
  desk = new StepDesk(browser, new Office(inject('url')));
});
afterAll(() => browser.close());

describe('预审', () => {
  it('通过 by one click with the opinion 同意; the handlers are shown, and one is picked (PRE-07, 10)', async () => {
    const caseNo = await STAGES.preReview(desk.office);
    const page = await desk.open('prereview', caseNo, 'pass-pre-review');
    expect(await page.getByLabel('意见', { exact: true }).inputValue()).toBe('同意');
    await pick(page, '下一环节办理人', '黄受理');
    await finish(page);
    expect(await desk.lastEvent('acceptance', caseNo)).toMatchObject({
      type: 'pre-review-passed',
      opinion: '同意',
      data: { nextHandlers: ['acceptance'] },
    });
  });

  it('the header ticks all; with a line unticked 通过 is refused, 不通过 needs an opinion and hides the handlers (PRE-08, 09)', async () => {
    const caseNo = await STAGES.preReview(desk.office);
    const page = await desk.open('prereview', caseNo, 'pass-pre-review');
    const line = page.getByRole('checkbox', { name: /^是否符合: 《防雷/ });
    const header = page.getByRole('checkbox', { name: '全选是否符合' }).last();
    await tick(line, false);
    await expect.poll(() => header.isChecked()).toBe(false);
    await tick(header);
    await expect.poll(() => line.isChecked()).toBe(true);
    await tick(line, false);
    await finishButton(page).click();
    await problems(page).filter({ hasText: '有未符合的条件或材料' }).waitFor();
    await tick(page.getByRole('radio', { name: '不通过' }));
    await page.getByLabel('下一环节办理人', { exact: true }).waitFor({ state: 'detached' });
    await finishButton(page).click();
    await problems(page).filter({ hasText: '请填写意见' }).waitFor();
    await page.getByLabel('意见', { exact: true }).fill('申请书未盖章');
    await finish(page);
    expect(await desk.lastEvent('prereview', caseNo)).toMatchObject({
      type: 'pre-review-failed',
      data: { unmet: ['application'] },
    });
  });

  it('an unticked line goes over to the notice; ticked without words it is refused; once asked for it is flagged (PRE-05, 08, APP-03)', async () => {
    const caseNo = await STAGES.preReview(desk.office);
    const page = await desk.open('prereview', caseNo, 'pass-pre-review');
    await tick(page.getByRole('checkbox', { name: '是否符合: 防雷装置竣工图纸' }), false);
    await page.getByRole('button', { name: '补正材料(1 项)' }).click();
    await page.getByRole('heading', { name: '补正材料' }).waitFor();
    expect(await page.getByRole('checkbox', { name: '需补正: 防雷装置竣工图纸' }).isChecked()).toBe(true);
    await finishButton(page).click();
    await problems(page).filter({ hasText: '请填写补正要求' }).waitFor();
    await page.getByLabel('补正要求: 防雷装置竣工图纸', { exact: true }).fill('请负责人签字');
    await finish(page);
    expect((await desk.lastEvent('prereview', caseNo)).data.lines).toEqual([
      { materialId: 'drawings', requirement: '请负责人签字', repeated: false },
    ]);
    await desk.office.give(caseNo, 'submit-supplement', {
      materials: [{ materialId: 'drawings', form: 'electronic' }],
    });
    await desk.open('prereview', caseNo, 'request-supplement');
    await page.getByText('此前已要求补正:请负责人签字').waitFor();
  });
});

describe('补正受理', () => {
  it('at the window: tabs, check, upload, opinion; the case goes on with the last line (PRE-14, 15)', async () => {
    const caseNo = await STAGES.awaitingSupplement(desk.office);
    const page = await desk.open('window', caseNo, 'submit-supplement');
    for (const name of ['基本信息', '过程信息', '条件材料', '业务表格']) await page.getByRole('tab', { name }).click();
    await page.getByText('补正要求:请加盖公章').waitFor();
    await finishButton(page).click();
    await problems(page).filter({ hasText: '请至少勾选一项' }).waitFor();
    await page
      .locator('.material input[type=file]')
      .first()
      .setInputFiles({ name: '申请书.txt', mimeType: 'text/plain', buffer: Buffer.from('申请书,已盖章') });
    await page.locator('.material').getByText('申请书.txt').waitFor();
    await tick(page.getByRole('checkbox', { name: /^核对通过并收下: 《防雷/ }));
    await finish(page);
    const event = await desk.lastEvent('window', caseNo);
    expect(event).toMatchObject({
      type: 'supplement-received',
      opinion: '同意',
      data: { complete: true, to: 'pre_review' },
    });
    const [line] = event.data.materials as { attachmentIds: string[]; passed: boolean }[];
    expect(line).toMatchObject({ passed: true });
    expect(line!.attachmentIds).toHaveLength(1);
  });

  it('补正不来办结 is refused before the date, and says where the case stands (PRE-16)', async () => {
    const caseNo = await STAGES.awaitingSupplement(desk.office);
    const page = await desk.open('prereview', caseNo, 'close-no-supplement');
    await page.getByText('这一步现在不能办理,办件目前为“待补正”').waitFor();
    expect(await finishButton(page).count()).toBe(0);
  });
});

describe('核验原件', () => {
  it('every original and the sameness of paper and files are needed (APP-10)', async () => {
    const caseNo = await STAGES.awaitingOriginals(desk.office);
    const page = await desk.open('window', caseNo, 'check-originals');
    await finishButton(page).click();
    await problems(page).filter({ hasText: '尚未核验:食品经营许可申请书' }).waitFor();
    await tick(page.getByRole('checkbox', { name: '全选已核验原件' }));
    await finishButton(page).click();
    await problems(page).filter({ hasText: '须核对纸质与电子材料一致' }).waitFor();
    await tick(page.getByRole('checkbox', { name: '纸质材料与网上提交的电子材料一致' }));
    await finish(page);
    expect((await desk.lastEvent('window', caseNo)).data).toMatchObject({ paperMatchesElectronic: true });
  });
});

describe('受理', () => {
  it('files added, deleted and replaced; handlers; the form that was filled in online is verified (ACC-09, 11, 13, 14)', async () => {
    const caseNo = await STAGES.awaitingAcceptance(desk.office, { form: { projectName: '商住楼' } });
    const page = await desk.open('acceptance', caseNo, 'accept');
    const file = { name: '核对记录.txt', mimeType: 'text/plain', buffer: Buffer.from('核对记录') };
    await page.locator('.material input[type=file]').nth(1).setInputFiles(file);
    await page.locator('.material').nth(1).getByText('核对记录.txt').waitFor();
    await pick(page, '下一环节办理人', '李承办');
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByText('申请人已在网上填写,请核对').waitFor();
    expect(await page.getByLabel('项目名称', { exact: true }).inputValue()).toBe('商住楼');
    await page.getByLabel('项目名称', { exact: true }).fill('商住楼 A 座');
    await finish(page);
    const events = await (await desk.office.as('handler')).timeline(caseNo);
    expect(events.slice(-3).map(({ type }) => type)).toEqual(['materials-amended', 'data-corrected', 'accepted']);
    expect(events.at(-1)!.data).toMatchObject({ nextHandlers: ['handler'] });
    const [amended] = events.at(-3)!.data.materials as { materialId: string; attachmentIds: string[] }[];
    expect(amended).toMatchObject({ materialId: 'drawings' });
    expect(amended!.attachmentIds).toHaveLength(1);
  });

  it('with a line unticked 受理 is refused; 补正 asks for words, and sends the notice (ACC-08, 10)', async () => {
    const caseNo = await STAGES.awaitingAcceptance(desk.office);
    const page = await desk.open('acceptance', caseNo, 'accept');
    await tick(page.getByRole('checkbox', { name: '是否符合: 授权委托书' }), false);
    await page.getByRole('button', { name: '下一步' }).click();
    await problems(page).filter({ hasText: '受理须全部符合' }).waitFor();
    await tick(page.getByRole('radio', { name: '补正', exact: true }));
    // No next handler (ACC-11).
    await page.getByLabel('下一环节办理人', { exact: true }).waitFor({ state: 'detached' });
    await finishButton(page).click();
    await problems(page).filter({ hasText: '请填写补正要求' }).waitFor();
    await page.getByLabel('补正要求: 授权委托书', { exact: true }).fill('请补充签字');
    await finish(page);
    expect(await desk.lastEvent('acceptance', caseNo)).toMatchObject({
      type: 'supplement-requested',
      data: { lines: [{ materialId: 'authorisation', requirement: '请补充签字' }], from: 'awaiting_acceptance' },
    });
  });

  it('不予受理: reason and legal basis, no form and no next handler; data are corrected on the way (ACC-07, 10, 11)', async () => {
    const caseNo = await STAGES.awaitingAcceptance(desk.office);
    const page = await desk.open('acceptance', caseNo, 'accept');
    await tick(page.getByRole('radio', { name: '不予受理' }));
    await page.getByLabel('不予受理的理由', { exact: true }).fill('不属于本机关职权');
    await page.getByRole('link', { name: '更正数据' }).click();
    await page.getByRole('heading', { name: '数据更正' }).waitFor();
    await page.getByLabel('电话', { exact: true }).fill('13900139000');
    await page.getByText('13800138000').last().waitFor();
    expect(await page.locator('.changes').textContent()).toContain('电话: 13800138000 → 13900139000');
    await page.getByLabel('通知方式', { exact: true }).click();
    await page.locator('.ant-select-item-option', { hasText: '移动终端' }).click();
    await page.locator('.changes').getByText('通知方式: (空) → 移动终端').waitFor();
    await page.getByLabel('理由', { exact: true }).fill('申请人来电更正');
    await finish(page);
    await desk.open('acceptance', caseNo, 'accept');
    expect(await page.getByLabel('不予受理的理由', { exact: true }).inputValue(), 'kept meanwhile').toBe(
      '不属于本机关职权',
    );
    expect(await page.getByRole('button', { name: '下一步' }).count()).toBe(0);
    await finishButton(page).click();
    await problems(page).filter({ hasText: '请填写法律依据' }).waitFor();
    await page.getByLabel('法律依据', { exact: true }).fill('《中华人民共和国行政许可法》第三十二条');
    await finish(page);
    expect((await desk.file('acceptance', caseNo)).stage).toBe('not_accepted');
  });
});

describe('审批', () => {
  it('the last step sees the opinions before it; a denial asks for the reason of the decision', async () => {
    const caseNo = await STAGES.lastStep(desk.office);
    const page = await desk.open('approver', caseNo, 'decide-step');
    await page.locator('.step-side').getByText('审核意见:同意').waitFor();
    await tick(page.getByRole('radio', { name: '不予许可' }));
    await finishButton(page).click();
    await problems(page).filter({ hasText: '请填写不予许可的理由' }).waitFor();
    await page.getByLabel('不予许可的理由', { exact: true }).fill('接地电阻不符合要求');
    await finish(page);
    expect(await desk.lastEvent('approver', caseNo)).toMatchObject({
      type: 'decision-denied',
      data: { reason: '接地电阻不符合要求' },
    });
  });

  it('return names the step it goes back to; the first step has none', async () => {
    const caseNo = await STAGES.underApproval(desk.office);
    const first = await desk.open('handler', caseNo, 'decide-step');
    expect(await first.getByRole('radio').count()).toBe(2);
    await finish(first);
    const page = await desk.open('reviewer', caseNo, 'decide-step');
    await tick(page.getByRole('radio', { name: '退回“承办”' }));
    await page.getByLabel('意见', { exact: true }).fill('请补充勘查记录');
    await page.getByText('完成后退回“承办”环节').waitFor();
    await finish(page);
    expect((await desk.lastEvent('reviewer', caseNo)).data).toMatchObject({ outcome: 'return', nextStep: 0 });
  });

  it('an extension shows its bound and keeps it', async () => {
    const caseNo = await STAGES.underApproval(desk.office);
    const page = await desk.open('approver', caseNo, 'extend');
    await page.getByText('1 至 10 个工作日').waitFor();
    await page.getByLabel('工作日数', { exact: true }).fill('5');
    await page.getByLabel('理由', { exact: true }).fill('情况复杂');
    await finish(page);
    expect((await desk.lastEvent('approver', caseNo)).data).toMatchObject({ workingDays: 5 });
  });

  it('批阅 moves the case from 待阅 to 已阅 (APR-16)', async () => {
    const caseNo = await STAGES.copied(desk.office);
    const leader = await desk.office.as('leader');
    const isIn = async (queue: string) =>
      (await leader.get<{ rows: { caseNo: string }[] }>(`/api/v1/cases?queue=${queue}&limit=100`)).body.rows.some(
        (row) => row.caseNo === caseNo,
      );
    expect([await isIn('to-read'), await isIn('read')]).toEqual([true, false]);
    await finish(await desk.open('leader', caseNo, 'annotate'));
    expect([await isIn('to-read'), await isIn('read')]).toEqual([false, true]);
  });
});

describe('发放登记', () => {
  it('in person the applicant’s data stand there and may be corrected (RES-06, 08)', async () => {
    const caseNo = await STAGES.delivering(desk.office);
    const page = await desk.open('issuer', caseNo, 'hand-over');
    expect(await page.getByLabel('领取人姓名', { exact: true }).inputValue()).toBe('赵小娟');
    expect(await page.getByLabel('证件号码', { exact: true }).inputValue()).toBe('11010519491231002X');
    await page.getByLabel('领取人姓名', { exact: true }).fill('赵晓娟');
    await tick(page.getByRole('radio', { name: '窗口领取' }));
    await finish(page);
    const { data } = await desk.lastEvent('applicant', caseNo);
    expect(data).toMatchObject({ inPerson: true, collection: 'window', receiver: { name: '赵晓娟' } });
  });

  it('by somebody else: name, document and number are all mandatory (RES-07)', async () => {
    const caseNo = await STAGES.delivering(desk.office);
    const page = await desk.open('issuer', caseNo, 'hand-over');
    await tick(page.getByRole('radio', { name: '否' }));
    await expect.poll(() => page.getByLabel('领取人姓名', { exact: true }).inputValue()).toBe('');
    await finishButton(page).click();
    await problems(page).filter({ hasText: '请填写领取人姓名' }).waitFor();
    await problems(page).filter({ hasText: '请填写证件号码' }).waitFor();
    await page.getByLabel('领取人姓名', { exact: true }).fill('李四');
    await page.getByLabel('证件号码', { exact: true }).fill('E12345678');
    await finish(page);
    const { data } = await desk.lastEvent('applicant', caseNo);
    expect(data).toMatchObject({ inPerson: false, receiver: { name: '李四', idType: 'id_card', idNo: 'E12345678' } });
  });
});

it('a step of another item’s list shows its own materials, and a command that is none leads back', async () => {
  const { materials } = await desk.office.item(LIGHTNING);
  const caseNo = await STAGES.preReview(desk.office);
  const page = await desk.open('prereview', caseNo, 'request-supplement');
  expect(await page.locator('.material').count()).toBe(materials.length);
  await page.goto(`/cases/${caseNo}/do/claim`);
  await page.getByText('没有这个操作页面').waitFor();
  await page.getByRole('link', { name: '返回办件档案' }).click();
  await page.waitForURL(`**/cases/${caseNo}`);
});
