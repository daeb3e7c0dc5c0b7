import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Office } from '../support/office.js';
import { axeViolations } from './support/axe.js';
import { launchBrowser, openContext, SCREENS, showAs, signIn } from './support/browser.js';

const url = inject('url');
const office = new Office(url);
const ITEM = '防雷装置竣工验收';

let browser: Browser;
let caseNo: string;
beforeAll(async () => {
  browser = await launchBrowser();
  ({ caseNo } = await office.open(ITEM));
});
afterAll(() => browser?.close());

async function opened(username: string): Promise<Page> {
  const page = await (await openContext(browser, url)).newPage();
  await signIn(page, username);
  await page.goto(`/cases/${caseNo}/documents/1-1`);
  await page.getByRole('region', { name: '文书内容' }).waitFor();
  return page;
}
const sheetOf = (page: Page) => page.getByRole('region', { name: '文书内容' });

describe('a document', () => {
  let page: Page;
  beforeAll(async () => (page = await opened('prereview')));

  it('lies as on paper: number, lines, place of the seal (APP-09)', async () => {
    const sheet = sheetOf(page);
    for (const text of ['收件凭证', caseNo, '11010519491231002X', '盖章处', '签收人'])
      await sheet.getByText(text).first().waitFor();
  });

  it('prints on numbered A4 sheets without the page around it, and the print is logged', async () => {
    const logged = page.waitForResponse((answer) => answer.url().endsWith('/documents/1-1/prints'));
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    expect((await logged).status()).toBe(204);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0);
    expect(await sheetOf(page).isVisible()).toBe(true);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    await page.emulateMedia({ media: null });
    // A4 in points.
    expect(pdf.toString('latin1')).toMatch(/\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/);
  });

  it('is edited into a new version; cancelling saves nothing (MSG-05)', async () => {
    await page.getByRole('button', { name: '修改' }).click();
    await page.getByLabel('收件窗口').fill('不要保存');
    await page.getByRole('button', { name: '取消' }).click();
    expect(await sheetOf(page).getByText('不要保存').count()).toBe(0);
    await page.getByRole('button', { name: '修改' }).click();
    await page.getByLabel('收件窗口').fill('一楼 3 号窗口');
    await page.getByLabel('修改原因').fill('窗口已调整');
    await page.getByRole('button', { name: '保存为新版本' }).click();
    await sheetOf(page).getByText('一楼 3 号窗口').waitFor();
    await page.getByText('修改原因:窗口已调整').waitFor();
    const versions = page.getByRole('region', { name: '版本记录' });
    expect(await versions.getByRole('listitem').count()).toBe(2);
  });

  it('shows an older version and says so', async () => {
    const version = page.getByRole('combobox', { name: '版本' });
    // Opens the list at the latest, goes to the one before it, and takes it.
    for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await version.press(key);
    await page.getByText('您正在查看第 1 版').waitFor();
    await page.getByRole('button', { name: '查看最新版本' }).click();
    await sheetOf(page).getByText('一楼 3 号窗口').waitFor();
  });

  it('changed by somebody else meanwhile: what was typed stays, and both changes are kept', async () => {
    await page.getByRole('button', { name: '修改' }).click();
    await page.getByLabel('收件人', { exact: true }).fill('林窗口');
    const other = await office.as('prereview');
    const path = `/api/v1/cases/${caseNo}/documents/1-1`;
    const change = { baseVersion: 2, lines: [{ id: 'window', value: '一楼 5 号窗口' }] };
    expect((await other.put(path, change)).status).toBe(200);
    await page.getByRole('button', { name: '保存为新版本' }).click();
    await page.getByText('文书已有第 3 版').waitFor();
    expect(await page.getByLabel('收件人', { exact: true }).inputValue()).toBe('林窗口');
    await page.getByRole('button', { name: '保存为新版本' }).click();
    await sheetOf(page).getByText('一楼 5 号窗口').waitFor();
    await sheetOf(page).getByText('林窗口').waitFor();
  });
});

it('is masked for whoever only watches, who may not change it', async () => {
  const page = await opened('supervisor');
  await page.getByText('文书中的个人信息已隐藏').waitFor();
  expect(await sheetOf(page).getByText('赵小娟').count()).toBe(0);
  expect(await page.getByRole('button', { name: '修改' }).count()).toBe(0);
});

it('has no barrier, read or edited, wide and narrow, light and dark, in both languages', async () => {
  const page = await opened('prereview');
  for (const screen of SCREENS) {
    await showAs(page, screen);
    await page.reload();
    await page.locator('.paper').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: /修改|Edit/ }).click();
    await page.getByRole('button', { name: /保存|Save/ }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  }
});
