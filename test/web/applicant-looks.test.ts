import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Office } from '../support/office.js';
import { axeViolations } from './support/axe.js';
import { launchBrowser, openContext, SCREENS, signIn } from './support/browser.js';
import { misfits } from './support/fit.js';
import { arrive, settled } from './support/visit.js';

const office = new Office(inject('url'));
const ITEM = '防雷装置竣工验收';

describe('the later steps of an application', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  // Its first page, and every other page of the applicants, is swept in sweep-applicants.test.ts.
  it.each(SCREENS)('hold no barrier and fit: $width $language $look', async (screen) => {
    const page = await (await openContext(browser, inject('url'), screen)).newPage();
    await signIn(page, 'applicant');
    await arrive(page, `/apply/${(await office.item(ITEM)).itemCode}`);
    const ids = page.locator('input.num');
    await ids.nth(0).fill('11010519491231002X');
    await ids.nth(1).fill('13800138000');
    for (const step of ['form', 'materials']) {
      await page.locator('button[type="submit"]').click();
      await page.waitForURL(new RegExp(`step=${step}`));
      await settled(page);
      expect([step, await axeViolations(page), await misfits(page)]).toEqual([step, [], []]);
    }
    await page.context().close();
  });
});
