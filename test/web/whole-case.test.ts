import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { complaintsOf, launchBrowser, openContext, signIn } from './support/browser.js';
import { attach } from './support/forms.js';
import { finish } from './support/steps.js';
import { tick } from './support/tick.js';

const url = inject('url');
/** An item of 封丘县, 河南省, handed in at a window of 汕尾市. */
const ITEM = '食品经营许可(新办)';
const PAPERS = [
  '食品经营许可申请书',
  '经营场所和设备设施布局、操作流程文件',
  '食品安全自查、从业人员健康管理等规章制度目录清单',
];

describe('a case of another region, from the window to the shop, by what the pages say', () => {
  let browser: Browser;
  let caseNo: string;
  let password: string;
  const complaints: string[][] = [];
  const desks = new Map<string, Page>();

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  /** Everybody has a browser of their own, and has come in by the login page. */
  async function deskOf(username: string): Promise<Page> {
    const known = desks.get(username);
    if (known) return known;
    const page = await (await openContext(browser, url)).newPage();
    complaints.push(complaintsOf(page));
    await signIn(page, username);
    desks.set(username, page);
    return page;
  }

  /** Finds the case in 待办, opens it, and presses what the yellow bar offers. */
  async function takeUp(username: string, action: string): Promise<Page> {
    const page = await deskOf(username);
    await page.getByRole('link', { name: '待办', exact: false }).first().click();
    await page.waitForURL('**/work/todo');
    await page.getByRole('link', { name: caseNo, exact: true }).click();
    await page.getByRole('region', { name: '下一步' }).getByRole('link', { name: action, exact: true }).click();
    await page.locator('.step h1').waitFor();
    return page;
  }

  it('the window takes it in, and hands out number and password', async () => {
    const page = await deskOf('window');
    await page.getByRole('link', { name: /收件受理/ }).click();
    await page.getByRole('link', { name: `点击受理:${ITEM}` }).click();
    await page.getByLabel('姓名', { exact: true }).fill('赵小娟');
    await page.getByLabel('证件号码', { exact: true }).fill('11010519491231002X');
    await page.getByLabel('联系电话', { exact: true }).fill('13800138000');
    await tick(page.getByRole('checkbox', { name: '全部符合' }));
    await tick(page.getByRole('checkbox', { name: '全选核对通过' }));
    await tick(page.getByRole('checkbox', { name: '全选已核验原件' }));
    for (const name of PAPERS) await attach(page, name, `${name.slice(0, 4)}.txt`);
    await finish(page);
    const receipt = page.getByRole('region', { name: /查询/ });
    [caseNo, password] = /(\w{43})[^]*?(\d{6})\s*$/m.exec(await receipt.innerText())!.slice(1) as [string, string];
  });

  it('prereview at 封丘 passes it', async () => {
    await finish(await takeUp('prereview', '预审'));
  });

  it('acceptance takes it, form and all', async () => {
    const page = await takeUp('acceptance', '受理');
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByLabel('经营场所名称', { exact: true }).fill('小娟便利店');
    await finish(page);
  });

  it.each([
    ['handler', '经核查,符合条件'],
    ['reviewer', '同意承办意见'],
    ['approver', '准予许可'],
  ])('%s decides', async (who, opinion) => {
    const page = await takeUp(who, '办理');
    await page.getByLabel('意见', { exact: true }).fill(opinion);
    await finish(page);
  });

  it('the issuer makes the licence and hands it over', async () => {
    const page = await takeUp('issuer', '制证');
    await page.getByLabel('证照编号', { exact: true }).fill('JY14107270000001');
    await finish(page);
    await finish(await takeUp('issuer', '发放登记'));
  });

  it('whoever has number and password reads that it is done', async () => {
    const page = await (await openContext(browser, url, { width: 390, height: 844 })).newPage();
    await page.goto('/');
    await page.getByRole('link', { name: '查询进度' }).click();
    await page.getByLabel('申报号').fill(caseNo);
    await page.getByLabel('查询密码').fill(password);
    await page.getByRole('button', { name: '查询', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: ITEM }).waitFor();
    await page.getByText('办结', { exact: false }).first().waitFor();
  });

  it('nothing went wrong in any of their browsers', () => {
    expect(complaints.flat()).toEqual([]);
  });
});
