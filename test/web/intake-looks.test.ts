import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Office } from '../support/office.js';
import { axeViolations } from './support/axe.js';
import { launchBrowser, openContext, SCREENS, signIn } from './support/browser.js';
import { misfits } from './support/fit.js';
import { tick } from './support/tick.js';
import { arrive, settled } from './support/visit.js';

const office = new Office(inject('url'));

describe('the intake page with choices made, and refused', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  // As it opens it is swept in sweep-officers.test.ts.
  it.each(SCREENS)('holds no barrier and fits: $width $language $look', async (screen) => {
    const page = await (await openContext(browser, inject('url'), screen)).newPage();
    await signIn(page, 'window');
    await arrive(page, `/intake/${(await office.item('建筑工程施工许可证')).itemCode}`);
    await tick(page.locator('input[type="checkbox"]').nth(0));
    await tick(page.locator('input[type="radio"][value="mail"]'));
    await settled(page);
    expect([await axeViolations(page), await misfits(page)]).toEqual([[], []]);
    // The ticks are missing: the refusal and what it says are part of the page.
    await page.locator('button[type="submit"]').click();
    await page.locator('.ant-form-item-explain-error').first().waitFor();
    await settled(page);
    expect([await axeViolations(page), await misfits(page)]).toEqual([[], []]);
    await page.context().close();
  });
});
