import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Office } from '../support/office.js';
import { axeViolations } from './support/axe.js';
import { launchBrowser, openContext, signIn } from './support/browser.js';
import { sidewaysOf } from './support/forms.js';

const office = new Office(inject('url'));

describe('the intake pages', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it.each([
    { width: 1440, language: 'zh', look: 'light' },
    { width: 1440, language: 'en', look: 'dark' },
    { width: 390, language: 'zh', look: 'dark' },
    { width: 390, language: 'en', look: 'light' },
  ] as const)('hold no barrier: $width $language $look', async (screen) => {
    const page = await (await openContext(browser, inject('url'), screen)).newPage();
    await signIn(page, 'window');
    await page.goto('/intake?all=true');
    await page.locator('.intake-item').first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.goto(`/intake/${(await office.item('建筑工程施工许可证')).itemCode}`);
    await page.locator('.material').first().waitFor();
    await page.locator('input[type="checkbox"]').nth(0).check();
    await page.locator('input[type="radio"][value="mail"]').check();
    expect(await axeViolations(page)).toEqual([]);
    // The ticks are missing: the refusal and what it says are part of the page.
    await page.locator('button[type="submit"]').click();
    await page.locator('.ant-form-item-explain-error').first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.context().close();
  });

  it('lose nothing sideways at 360 px, nor at 200 % zoom', async () => {
    // 200 % of a 1280 px window is 640 px wide.
    for (const width of [360, 640]) {
      const page = await (await openContext(browser, inject('url'), { width })).newPage();
      await signIn(page, 'window');
      for (const address of ['/intake?all=true', `/intake/${(await office.item('食品经营许可')).itemCode}`]) {
        await page.goto(address);
        await page.locator('.intake-item, .material').first().waitFor();
        expect([address, width, await sidewaysOf(page)]).toEqual([address, width, 0]);
      }
      await page.context().close();
    }
  });
});
