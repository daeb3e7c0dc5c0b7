import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Office } from '../support/office.js';
import { axeViolations } from './support/axe.js';
import { launchBrowser, openContext, type Screen, signIn } from './support/browser.js';

const url = inject('url');
const office = new Office(url);
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
  await office.open('防雷装置竣工验收');
  const { caseNo } = await office.open('防雷装置竣工验收');
  await office.give(caseNo, 'pass-pre-review');
  await office.give(caseNo, 'accept');
});
afterAll(() => browser.close());

const SCREENS: Screen[] = [
  { width: 1440, language: 'zh', look: 'light' },
  { width: 1440, language: 'en', look: 'dark' },
  { width: 390, language: 'zh', look: 'dark' },
  { width: 390, language: 'en', look: 'light' },
];
const fitsAcross = () => document.documentElement.scrollWidth <= document.documentElement.clientWidth;

describe.each(SCREENS)('axe finds nothing, and nothing is cut off: $width wide, $language, $look', (screen) => {
  it('on login, list, filters, palette, help and account', async () => {
    const page = await (await openContext(browser, url, screen)).newPage();
    const check = async (place: string) => {
      expect(await axeViolations(page), place).toEqual([]);
      expect(await page.evaluate(fitsAcross), `${place} fits across`).toBe(true);
    };
    await page.goto('/login');
    await page.locator('button[type="submit"]').waitFor();
    await check('login');
    await signIn(page, 'prereview');
    await page.goto('/work/department?itemName=防雷');
    await page.locator('tr[data-case]').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await check('list');
    await page.locator('.queue-tools button[aria-expanded]').click();
    await page.locator('.filter-panel').waitFor();
    await check('filters');
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').waitFor();
    await check('palette');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.goto('/work/overdue?itemName=没有');
    await page.locator('.list-note').waitFor();
    await check('empty list');
    await page.locator('.user-button').click();
    await check('user menu');
    await page.locator('#user-menu a').click();
    await page.locator('.account form').nth(1).waitFor();
    await check('account');
    await page.context().close();
  });
});
