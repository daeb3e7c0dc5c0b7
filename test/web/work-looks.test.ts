import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { Office } from '../support/office.js';
import { axeViolations } from './support/axe.js';
import { launchBrowser, openContext, SCREENS, signIn } from './support/browser.js';
import { misfits } from './support/fit.js';
import { arrive, settled } from './support/visit.js';

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

// Login, list, empty list and account as they open are swept in sweep-officers.test.ts.
it.each(SCREENS)('what opens over the list holds no barrier and fits: $width $language $look', async (screen) => {
  const page = await (await openContext(browser, url, screen)).newPage();
  const check = async (place: string) => {
    await settled(page);
    expect([place, await axeViolations(page), await misfits(page)]).toEqual([place, [], []]);
  };
  await signIn(page, 'prereview');
  await arrive(page, '/work/department?itemName=防雷');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.locator('.queue-tools button[aria-expanded]').click();
  await page.locator('.filter-panel').waitFor();
  await check('selection and filters');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').waitFor();
  await check('palette');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.locator('.user-button').click();
  await check('user menu');
  await page.context().close();
});
