import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { Office } from '../support/office.js';
import { launchBrowser } from './support/browser.js';
import { STAGES } from './support/step-cases.js';
import { expectFocusIn, finish, finishButton, finished, problems, StepDesk } from './support/steps.js';
import { tick } from './support/tick.js';

let browser: Browser;
let desk: StepDesk;
beforeAll(async () => {
  browser = await launchBrowser();
  desk = new StepDesk(browser, new Office(inject('url')));
});
afterAll(() => browser.close());

it('what was typed survives a reload, is offered to be dropped, and is gone after 完成', async () => {
  const caseNo = await STAGES.preReview(desk.office);
  const page = await desk.open('prereview', caseNo, 'request-supplement');
  await tick(page.getByRole('checkbox', { name: /^需补正: 《防雷/ }));
  await page.getByLabel(/^补正要求: 《防雷/).fill('请加盖公章');
  await page.reload();
  await page.getByText('已恢复上次没有完成的内容').waitFor();
  expect(await page.getByLabel(/^补正要求: 《防雷/).inputValue()).toBe('请加盖公章');
  await page.getByRole('button', { name: '清空重填' }).click();
  await page.getByRole('checkbox', { name: /^需补正: 《防雷/, checked: false }).waitFor();
  expect(await page.getByText('已恢复上次没有完成的内容').count()).toBe(0);

  await page.getByLabel('意见', { exact: true }).fill('请尽快');
  await page.reload();
  expect(await page.getByLabel('意见', { exact: true }).inputValue()).toBe('请尽快');
  await tick(page.getByRole('checkbox', { name: /^需补正: 《防雷/ }));
  await page.getByLabel(/^补正要求: 《防雷/).fill('请加盖公章');
  await finish(page);
  expect(
    await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('tongban.draft'))),
  ).toEqual([]);
});

it('a broken connection keeps the text and says so; sending again does it once', async () => {
  const caseNo = await STAGES.copied(desk.office);
  const page = await desk.open('leader', caseNo, 'annotate');
  await page.getByLabel('意见', { exact: true }).fill('请依法办理');
  await page.context().setOffline(true);
  await page.getByText('网络已断开').waitFor();
  await finishButton(page).click();
  await page.getByText('没有收到服务器的答复').waitFor();
  expect(await page.getByLabel('意见', { exact: true }).inputValue()).toBe('请依法办理');
  await page.context().setOffline(false);
  // The request arrives, and its answer is lost on the way back.
  await page.route(
    '**/commands/annotate',
    async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    },
    { times: 1 },
  );
  await page.getByRole('button', { name: '重新发送' }).click();
  await expect
    .poll(async () => (await (await desk.office.as('leader')).timeline(caseNo)).at(-1)?.type)
    .toBe('annotated');
  await page.getByRole('button', { name: '重新发送' }).click();
  await finished(page);
  const events = await (await desk.office.as('leader')).timeline(caseNo);
  expect(events.filter(({ type }) => type === 'annotated')).toHaveLength(1);
});

it('a lost answer and a reload: the page tells what one did oneself before it is sent twice', async () => {
  const caseNo = await STAGES.copied(desk.office);
  const page = await desk.open('leader', caseNo, 'annotate');
  await page.getByLabel('意见', { exact: true }).fill('请依法办理');
  await page.route(
    '**/commands/annotate',
    async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    },
    { times: 1 },
  );
  await finishButton(page).click();
  await page.getByRole('button', { name: '重新发送' }).waitFor();
  await page.reload();
  const notice = page.getByRole('alert').filter({ hasText: '办件有了变动' });
  await notice.waitFor();
  expect(await notice.textContent()).toMatch(/您.*批阅/s);
});

it('two people on one case: the second sees at once who did what, keeps her text, and goes on', async () => {
  const caseNo = await STAGES.urged(desk.office);
  const page = await desk.open('prereview', caseNo, 'pass-pre-review');
  await page.getByLabel('意见', { exact: true }).fill('材料齐全,建议受理');
  await desk.office.give(caseNo, 'annotate', { opinion: '请从快' }, 'supervisor');
  const notice = page.getByRole('alert').filter({ hasText: '办件有了变动' });
  await notice.waitFor();
  expect(await notice.textContent()).toMatch(/郑督办.*批阅.*请从快/s);
  expect(await page.getByLabel('意见', { exact: true }).inputValue()).toBe('材料齐全,建议受理');
  await page.getByRole('button', { name: '已了解,继续办理' }).click();
  await finish(page);
  expect(await desk.lastEvent('prereview', caseNo)).toMatchObject({ opinion: '材料齐全,建议受理' });
});

it('two people on one step: the second is told that it is done, by whom, and where to go; her text stands', async () => {
  const caseNo = await STAGES.preReview(desk.office);
  const page = await desk.open('prereview', caseNo, 'fail-pre-review');
  await page.getByLabel('意见', { exact: true }).fill('不属于本机关职权');
  await desk.office.give(caseNo, 'void', { reason: '重复申请' }, 'supervisor');
  const notice = page.getByRole('alert').filter({ hasText: '这一步现在不能办理' });
  await notice.waitFor();
  expect(await notice.textContent()).toMatch(/作废.*郑督办/s);
  expect(await page.getByLabel('意见', { exact: true }).inputValue()).toBe('不属于本机关职权');
  expect(await finishButton(page).isDisabled()).toBe(true);
  await notice.getByRole('link', { name: '返回办件档案' }).click();
  await page.waitForURL(`**/cases/${caseNo}`);
});

it('by keyboard: first field, Ctrl Enter, the wrong field, Esc that asks before text is lost', async () => {
  const caseNo = await STAGES.awaitingAcceptance(desk.office);
  const page = await desk.open('acceptance', caseNo, 'correct-data');
  await expectFocusIn(page, '#applicant_name');
  await page.getByLabel('电话', { exact: true }).fill('12');
  await page.keyboard.press('Control+Enter');
  await problems(page).first().waitFor();
  await expectFocusIn(page, '#applicant_phone');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').getByRole('button', { name: '继续填写' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.getByLabel('电话', { exact: true }).fill('13900139000');
  await page.getByLabel('理由', { exact: true }).fill('笔误');
  await page.keyboard.press('Control+Enter');
  await finished(page);

  await desk.open('acceptance', caseNo, 'correct-data');
  await expectFocusIn(page, '#applicant_name');
  await page.keyboard.press('Escape');
  await page.waitForURL(`**/cases/${caseNo}`);
});

it('a refusal of the case’s rules goes to its field and takes the keyboard there', async () => {
  const caseNo = await STAGES.feeOwed(desk.office);
  const page = await desk.open('issuer', caseNo, 'record-fee');
  await page.getByLabel('票据号', { exact: true }).fill('R-1');
  await page.getByLabel('金额(元)', { exact: true }).fill('79.00');
  await finishButton(page).click();
  await problems(page).filter({ hasText: '80.00' }).waitFor();
  await expectFocusIn(page, '#amount');
});
