import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Stack, startStack } from '#scripts/stack/index.mjs';
import { Office } from '../support/office.js';
import { launchBrowser, openContext, signIn } from './support/browser.js';

// A stack of its own: a changed calendar would move the limits of every other test's cases.
let home: string;
let stack: Stack;
let office: Office;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'tongban-calendars-'));
  stack = await startStack({ home, durable: false });
  office = new Office(stack.url);
  browser = await launchBrowser();
  page = await (await openContext(browser, stack.url)).newPage();
  await signIn(page, 'admin');
});
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
  await rm(home, { recursive: true, force: true });
});

it('a notice with mistakes is refused line by line, and nothing of it is kept', async () => {
  await page.getByRole('link', { name: '工作日历' }).click();
  await page.getByText('放假安排未公布', { exact: false }).waitFor();
  await page.getByLabel('文号').fill('国办发明电〔2026〕9号');
  await page.getByLabel('签发人').fill('国务院办公厅');
  await page.getByLabel('日期', { exact: true }).fill('2027-01-01,放假\n2027-01-02,调休');
  await page.getByRole('button', { name: '导入并预览' }).click();
  await page.getByText('第 2 行“2027-01-02,调休”').waitFor();
  await page.getByLabel('日期', { exact: true }).fill('2027-02-30,放假\n2027-02-15,上班');
  await page.getByRole('button', { name: '导入并预览' }).click();
  await page.getByText('“2027-02-30”不是存在的日期').waitFor();
  await page.getByText('2027-02-15 不是周六或周日').waitFor();
  await page.getByText('还没有导入过安排。').waitFor();
});

it('a right one is read from a file, tried out and published; the running case says why its limit moved', async () => {
  const { caseNo } = await office.open('防雷装置竣工验收');
  const leader = await office.as('leader');
  const { body } = await leader.get<{ rows: { dueOn: string }[] }>(`/api/v1/cases?queue=all&caseNo=${caseNo}`);
  const { dueOn } = body.rows[0]!;
  const year = dueOn.slice(0, 4);
  await page.getByLabel('年份').fill(year);
  await page.getByRole('checkbox', { name: '更正已有安排' }).check();
  await page.locator('.import-form input[type=file]').setInputFiles({
    name: '安排.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`日期,安排\r\n${dueOn},放假\r\n`),
  });
  await expect.poll(() => page.getByLabel('日期', { exact: true }).inputValue()).toContain(dueOn);
  await page.getByRole('button', { name: '导入并预览' }).click();
  await page.waitForURL('**/calendars/notices/*');
  await page.getByText('尚未试算。').waitFor();
  await page.getByRole('button', { name: '试算' }).click();
  const count = (name: string) => page.locator('.retiming-counts div', { hasText: name }).locator('dd');
  await expect.poll(() => count('期限变化').innerText(), { timeout: 20_000 }).toBe('1');
  await page.getByRole('link', { name: caseNo }).waitFor();
  await page.getByRole('button', { name: '发布' }).click();
  await page.getByRole('tooltip').getByRole('button', { name: '发布' }).click();
  await page.getByRole('heading', { name: '重新计时' }).waitFor();
  await page.getByText('已完成。').waitFor({ timeout: 30_000 });
  await expect.poll(() => count('待处理').innerText(), { timeout: 10_000 }).toBe('0');

  const officer = await (await openContext(browser, stack.url)).newPage();
  await signIn(officer, 'prereview');
  await officer.goto(`/cases/${caseNo}?tab=process`);
  const step = officer.locator('.timeline > li', { hasText: '期限重算' });
  await step.locator('summary').first().click();
  await step.getByText('国办发明电〔2026〕9号').first().waitFor();
  await officer.context().close();

  await page.getByRole('link', { name: '返回工作日历' }).click();
  await page.getByRole('link', { name: '国办发明电〔2026〕9号' }).waitFor();
  await page.getByText('admin 于', { exact: false }).first().waitFor();
});
