import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Office, todayInChina } from '../support/office.js';
import { complaintsOf, launchBrowser } from './support/browser.js';
import { arrive, openFile } from './support/file.js';

const url = inject('url');
const office = new Office(url);
const ITEM = '防雷装置竣工验收';
const TABS = ['基本信息', '过程信息', '条件材料', '业务表格', '办件结果'];

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const accepted = async (): Promise<string> => {
  const { caseNo } = await office.open(ITEM);
  await office.give(caseNo, 'pass-pre-review', { opinion: '材料齐全' });
  await office.give(caseNo, 'accept', { opinion: '予以受理' });
  return caseNo;
};
const supplemented = async (): Promise<string> => {
  const { caseNo } = await office.open(ITEM);
  const lines = [{ materialId: 'application', requirement: '请加盖公章' }];
  await office.give(caseNo, 'request-supplement', { lines }, 'prereview');
  return caseNo;
};
const paused = async (): Promise<string> => {
  const caseNo = await accepted();
  const notice = { content: '检测所需时间不计算在审批期限内。', servedOn: todayInChina() };
  const body = { kind: 'testing', basis: '《行政许可法》第四十五条', notice, workingDays: 10 };
  await office.give(caseNo, 'start-special-procedure', body, 'handler');
  return caseNo;
};
const denied = async (): Promise<string> => {
  const caseNo = await accepted();
  await office.give(caseNo, 'decide-step', { outcome: 'approve' }, 'handler');
  await office.give(caseNo, 'decide-step', { outcome: 'approve' }, 'reviewer');
  await office.give(caseNo, 'decide-step', { outcome: 'deny', opinion: '接地电阻不合格' }, 'approver');
  return caseNo;
};
const completed = async (): Promise<string> => {
  const caseNo = await accepted();
  await office.approve(caseNo);
  await office.give(caseNo, 'make-licence');
  await office.give(caseNo, 'hand-over', { inPerson: true });
  return caseNo;
};

describe('the five tabs of a case file (SCR-07, APR-15)', () => {
  it.each([
    ['awaiting a supplement', supplemented, { 条件材料: '补正要求:请加盖公章', 办件结果: '还没有作出决定' }],
    ['in a special procedure', paused, { 基本信息: '检测所需时间不计算在审批期限内', 过程信息: '启动特别程序' }],
    ['denied', denied, { 办件结果: '接地电阻不合格', 过程信息: '不予许可' }],
    ['completed', completed, { 办件结果: '本人领取', 过程信息: '发放登记', 业务表格: '申请人网上填报' }],
  ])('%s: each says something', async (_, story, says: Readonly<Record<string, string>>) => {
    const caseNo = await story();
    const page = await arrive(browser, url, 'acceptance');
    const complaints = complaintsOf(page);
    await openFile(page, caseNo);
    for (const tab of TABS) {
      await page.getByRole('tab', { name: tab }).click();
      const panel = page.getByRole('tabpanel', { name: tab });
      await panel.waitFor();
      expect((await panel.innerText()).trim().length).toBeGreaterThan(10);
      if (says[tab]) expect(await panel.innerText()).toContain(says[tab]);
    }
    expect(new URL(page.url()).search).toBe('?tab=result');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('the file of a finished case names remedies only where it was denied', async () => {
    const page = await arrive(browser, url, 'acceptance');
    await openFile(page, await denied(), 'result');
    await page.getByRole('heading', { name: '救济途径' }).waitFor();
    expect(await page.getByRole('tabpanel').innerText()).toContain('行政复议');
    await page.context().close();
  });

  it('each step opens its details read-only: form, materials, to whom it went (PRE-03)', async () => {
    const page = await arrive(browser, url, 'acceptance');
    await openFile(page, await accepted(), 'process');
    const submitted = page.getByRole('listitem').filter({ hasText: '提交申请' });
    await submitted.getByText('详情').click();
    const text = await submitted.innerText();
    for (const word of ['申请渠道', '网上申请', '《防雷装置竣工验收申请书》', '业务表格(提交时)', '对时限的影响'])
      expect(text).toContain(word);
    expect(await submitted.locator('input, textarea').count()).toBe(0);
    await page.getByRole('button', { name: '最新在前' }).click();
    expect(await page.locator('.timeline > li').first().innerText()).toContain('提交申请');
    await page.context().close();
  });

  it('whoever may not know of a case gets a clear page and a way back', async () => {
    const page = await arrive(browser, url, 'other-handler');
    await page.goto(`/cases/${(await office.open(ITEM)).caseNo}`);
    await page.getByRole('heading', { name: '看不到这个办件' }).waitFor();
    await page.getByRole('link', { name: '返回列表' }).click();
    await page.waitForURL('**/work/todo');
    await page.context().close();
  });
});

interface Told {
  readonly nextAction: string;
  readonly nextCommand: string | null;
  readonly topActions: string[];
  readonly availableCommands: string[];
}
const commandsOf = async (page: Page, within: string) =>
  page
    .locator(`${within} a[href*="/do/"]`)
    .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname.split('/').at(-1)));

describe('the bar and the actions are the API’s (SCR-08, SCR-09, PRE-04, PRE-07)', () => {
  it.each([
    ['prereview', supplemented],
    ['window', supplemented],
    ['handler', accepted],
    ['approver', accepted],
    ['handler', paused],
    ['supervisor', accepted],
    ['leader', completed],
  ])('%s', async (who, story) => {
    const caseNo = await story();
    const { body } = await (await office.as(who)).get<Told>(`/api/v1/cases/${caseNo}`);
    const page = await arrive(browser, url, who);
    await openFile(page, caseNo);
    const bar = page.getByRole('region', { name: '下一步' });
    expect(await bar.innerText()).toContain(body.nextAction);
    expect(await commandsOf(page, '.next-bar')).toEqual(body.nextCommand ? [body.nextCommand] : []);
    expect(await commandsOf(page, '.case-actions')).toEqual(body.topActions);
    const oneClick = await page
      .locator('.case-head dd')
      .getByRole('button', { name: /^(认领|释放)$/ })
      .count();
    const rest = body.availableCommands.filter(
      (name) => name !== body.nextCommand && !body.topActions.includes(name),
    ).length;
    const more = page.getByRole('button', { name: '更多' });
    if ((await more.count()) > 0) await more.click();
    await expect.poll(() => page.getByRole('menuitem').count()).toBe(rest - oneClick);
    await page.context().close();
  });
});
