import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Office } from '../support/office.js';
import { axeViolations } from './support/axe.js';
import { launchBrowser, openContext, SCREENS, showAs, signIn } from './support/browser.js';

const url = inject('url');
const office = new Office(url);
const ITEM = '防雷装置竣工验收';
/** The local gateway refuses it. */
const NOBODY = '13900000404';

let browser: Browser;
beforeAll(async () => (browser = await launchBrowser()));
afterAll(() => browser?.close());

async function pageOf(username: string): Promise<Page> {
  const page = await (await openContext(browser, url)).newPage();
  await signIn(page, username);
  return page;
}

async function passed(phone: string): Promise<{ readonly caseNo: string; readonly rev: number }> {
  const applicant = { type: 'natural_person', name: '赵小娟', idType: 'id_card', idNo: '11010519491231002X', phone };
  const { caseNo } = await office.open(ITEM, { applicant });
  const { rev } = await office.give(caseNo, 'pass-pre-review');
  return { caseNo, rev };
}

it('the window opens the notice of a supplement from the file, and sends its words again (PRE-13)', async () => {
  const { caseNo } = await office.open(ITEM, { channel: 'window' }, 'window');
  const [material] = (await office.item(ITEM)).materials;
  const lines = [{ materialId: material!.id, requirement: '请加盖公章' }];
  await office.give(caseNo, 'request-supplement', { lines }, 'prereview');
  const page = await pageOf('window');
  await page.goto(`/cases/${caseNo}`);
  await page.locator('.stage-tag').getByText('待补正').waitFor();
  await page.getByRole('link', { name: '补正告知短信' }).click();
  const applicant = page.getByRole('region', { name: '申请人', exact: true });
  await expect.poll(() => applicant.getByLabel('短信内容').inputValue()).toContain('请加盖公章');
  await applicant.getByRole('button', { name: /^(再次)?发送/ }).click();
  await applicant.getByRole('listitem').filter({ hasText: '林窗口' }).first().waitFor();
  await page.context().close();
});

describe('after 完成 of a step', () => {
  let page: Page;
  let caseNo: string;
  let rev: number;
  beforeAll(async () => {
    ({ caseNo, rev } = await passed(NOBODY));
    page = await pageOf('prereview');
    await page.goto(`/cases/${caseNo}/after/${rev}`);
  });
  const side = (name: string) => page.getByRole('region', { name, exact: true });

  it('what was done, then rating, messages and documents in this order (ACC-16)', async () => {
    await page.getByRole('heading', { level: 1, name: '预审通过' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    const order = await page.getByRole('heading', { level: 2 }).allTextContents();
    expect(order).toEqual(['服务评价', '短信回执', '打印文书']);
  });

  it('a message that does not arrive is told without reload, and the button stays (MSG-03)', async () => {
    const applicant = side('申请人');
    await applicant.getByText('短信未能送达').waitFor({ timeout: 30_000 });
    expect(await applicant.getByLabel('手机号码').inputValue()).toBe(NOBODY);
    expect(await applicant.getByRole('button', { name: '再次发送' }).isEnabled()).toBe(true);
    await applicant.getByText('发送尝试').click();
    await applicant.getByText('号码无法送达').first().waitFor();
  });

  it('a wrong number is refused before anything is sent (MSG-01)', async () => {
    const applicant = side('申请人');
    await applicant.getByLabel('手机号码').fill('12ab');
    await applicant.getByRole('button', { name: '再次发送' }).click();
    await applicant.getByText('请填写正确的电话号码').waitFor();
    expect(await applicant.getByRole('listitem').filter({ hasText: '发给' }).count()).toBe(1);
  });

  it('the changed number and text go out, and take the place of what failed (MSG-01, 02)', async () => {
    const applicant = side('申请人');
    await applicant.getByLabel('手机号码').fill('13700137000');
    await applicant.getByLabel('短信内容').fill('赵小娟您好,预审已通过。');
    await applicant.getByRole('button', { name: '再次发送' }).click();
    await applicant.getByText('短信已发送。').waitFor({ timeout: 30_000 });
    await applicant.getByText('陈预审 发送').waitFor();
    await applicant.getByText('13700137000').waitFor();
    await applicant.getByText('已由新短信替代').waitFor();
  });

  it('the next handler has a text and records of their own (MSG-04, PRE-11)', async () => {
    const handler = side('下一环节办理人');
    await handler.getByText('受理人员').waitFor();
    await handler.getByLabel('短信内容').fill('请今日受理。');
    await handler.getByRole('button', { name: /发送/ }).click();
    await handler.getByText('陈预审 发送').waitFor({ timeout: 30_000 });
    await handler.getByText('请今日受理。').last().waitFor();
    expect(await side('申请人').getByText('请今日受理。').count()).toBe(0);
  });

  it('leads to the document, back, and to the file (MSG-06)', async () => {
    await page.getByRole('link', { name: '收件凭证' }).click();
    await page.waitForURL(/\/documents\/1-1$/);
    await page.getByRole('button', { name: '返回' }).click();
    await page.waitForURL(new RegExp(`/after/${rev}$`));
    await page.getByRole('button', { name: /^下一件|没有下一件/ }).waitFor();
    await page.getByRole('button', { name: '返回档案' }).click();
    await page.waitForURL(new RegExp(`/cases/${caseNo}$`));
  });
});

it('an intake’s query password is shown once', async () => {
  const { caseNo, rev } = await passed('13800138000');
  const page = await pageOf('prereview');
  await page.goto(`/cases/${caseNo}/after/${rev}`);
  // When the router has written its own place: it would write over what comes before.
  await page.getByRole('heading', { name: '短信回执' }).waitFor();
  // As the intake page hands it over.
  await page.evaluate(() => history.replaceState({ ...history.state, queryPassword: '482913' }, ''));
  await page.reload();
  await page.getByText('482913').waitFor();
  await page.reload();
  await page.getByRole('heading', { name: '短信回执' }).waitFor();
  expect(await page.getByText('482913').count()).toBe(0);
});

it('whoever only watches sees what was sent, masked, and no form', async () => {
  const { caseNo, rev } = await passed('13800138000');
  const page = await pageOf('supervisor');
  await page.goto(`/cases/${caseNo}/after/${rev}`);
  await page.getByText('138****8000').waitFor();
  expect(await page.getByLabel('短信内容').count()).toBe(0);
});

it('has no barrier and nothing to scroll sideways for, wide and narrow, light and dark, in both languages', async () => {
  const { caseNo, rev } = await passed('13800138000');
  const page = await pageOf('prereview');
  for (const screen of SCREENS) {
    await showAs(page, screen);
    await page.goto(`/cases/${caseNo}/after/${rev}`);
    await page.locator('.message-panel .status-good').first().waitFor({ timeout: 30_000 });
    await page.locator('.document-list li').first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  }
});
