import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { SAMPLE_PASSWORD } from '../support/client.js';
import { Office } from '../support/office.js';
import { launchBrowser, openContext } from './support/browser.js';
import { finished } from './support/steps.js';

const url = inject('url');
const office = new Office(url);

describe('a day without a mouse', () => {
  let browser: Browser;
  let page: Page;
  let caseNo: string;

  beforeAll(async () => {
    browser = await launchBrowser();
    ({ caseNo } = await office.open('防雷装置竣工验收'));
  });
  afterAll(() => browser?.close());

  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const write = (text: string) => page.keyboard.type(text);
  const isFocused = (selector: string) =>
    page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);

  /** Tabs on until the focus stands on what is wanted: a person without a mouse must get there. */
  async function tabTo(selector: string): Promise<void> {
    for (let steps = 0; !(await isFocused(selector)); steps++) {
      if (steps > 80) throw new Error(`The Tab key never comes to ${selector}`);
      await press('Tab');
    }
  }
  /** The focus is somewhere: an action that dropped it would send the person back to the top of the page. */
  const expectFocusKept = () =>
    expect.poll(() => page.evaluate(() => document.activeElement !== document.body), { timeout: 15_000 }).toBe(true);

  async function comeIn(username: string): Promise<void> {
    page = await (await openContext(browser, url)).newPage();
    await page.goto('/');
    await page.waitForURL(/\/items$/);
    await tabTo('a[href^="/login"]');
    await press('Enter');
    await page.locator('input[autocomplete="username"]:focus').waitFor();
    await write(username);
    await press('Tab');
    await write(SAMPLE_PASSWORD);
    await press('Enter');
    await page.waitForURL('**/work/todo');
    await page.locator('.case-table, .list-note').first().waitFor();
  }
  /** By the list's own search. */
  async function openByList(): Promise<void> {
    await press('/');
    await write(caseNo);
    await press('Enter');
    await page.locator('tr[data-case]').nth(1).waitFor({ state: 'detached' });
    await page.locator(`tr[data-case="${caseNo}"]`).waitFor();
    await tabTo(`tr[data-case="${caseNo}"] a`);
    await press('Enter');
    await page.waitForURL(`**/cases/${caseNo}`);
    await page.getByRole('tabpanel').waitFor();
  }
  /** By the palette, from anywhere. */
  async function openByPalette(): Promise<void> {
    await press('Control+k');
    await page.getByRole('combobox', { name: '查找办件、队列、操作' }).waitFor();
    await write(caseNo);
    await page.getByRole('option', { name: new RegExp(`办件.*${caseNo}`), selected: true }).waitFor();
    await press('Enter');
    await page.waitForURL(`**/cases/${caseNo}`);
    await page.getByRole('tabpanel').waitFor();
  }
  /** `n` opens what is next, with the focus in its first field. */
  async function takeUpNext(): Promise<void> {
    await page.locator('.next-bar a').waitFor();
    await press('n');
    await page.waitForURL('**/do/*');
    await page.locator('.step-form :focus').waitFor();
  }
  async function finishByKeys(): Promise<void> {
    await press('Control+Enter');
    await finished(page);
    await page.locator('h1:focus').waitFor();
  }
  async function goHome(): Promise<void> {
    await press('Control+k');
    await page.getByRole('combobox', { name: '查找办件、队列、操作' }).waitFor();
    await write('退出');
    await page.getByRole('option', { name: /退出登录/, selected: true }).waitFor();
    await press('Enter');
    await page.waitForURL('**/login');
    await page.context().close();
  }

  it('prereview: in, search, look through the file, pass it, and on to the next', async () => {
    await comeIn('prereview');
    await openByList();
    for (const tab of ['2', '3', '4', '5', '1']) {
      await press(tab);
      await page.getByRole('tab', { selected: true }).nth(0).waitFor();
    }
    await expectFocusKept();
    await takeUpNext();
    await finishByKeys();
    await tabTo('.action-bar button.ant-btn-primary');
    await press('Enter');
    await page.waitForURL(/\/(cases\/[^/]+|work\/todo)$/);
    await expectFocusKept();
    await press('g', 't');
    await page.waitForURL('**/work/todo');
    await goHome();
  });

  it('acceptance: two pages of one act', async () => {
    await comeIn('acceptance');
    await openByPalette();
    await takeUpNext();
    await press('Control+Enter');
    await page.locator('#form_projectName, [id$="projectName"]').first().waitFor();
    await page.locator('.step-form :focus').waitFor();
    await finishByKeys();
    await goHome();
  });

  it.each(['handler', 'reviewer', 'approver'])('%s: an opinion, and done', async (who) => {
    await comeIn(who);
    await openByPalette();
    await takeUpNext();
    await tabTo('.step-form textarea');
    await press('Control+a');
    await write('符合条件,同意');
    await finishByKeys();
    await goHome();
  });

  it('the issuer: licence, then 发放登记; Esc leads back to the list', async () => {
    await comeIn('issuer');
    await openByPalette();
    await takeUpNext();
    await finishByKeys();
    await tabTo('.action-bar button:not(.ant-btn-primary)');
    await press('Enter');
    await page.waitForURL(`**/cases/${caseNo}`);
    await takeUpNext();
    await finishByKeys();
    await openByPalette();
    await press('Escape');
    await page.waitForURL('**/work/todo');
    await goHome();
    expect((await (await office.as('issuer')).get<{ stage: string }>(`/api/v1/cases/${caseNo}`)).body.stage).toBe(
      'completed',
    );
  });
});
