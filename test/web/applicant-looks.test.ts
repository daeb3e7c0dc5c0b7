import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Office } from '../support/office.js';
import { axeViolations } from './support/axe.js';
import { launchBrowser, openContext, type Screen, signIn } from './support/browser.js';
import { sidewaysOf } from './support/forms.js';

const office = new Office(inject('url'));
const ITEM = '防雷装置竣工验收';

describe('the applicants’ pages', () => {
  let browser: Browser;
  let asked: string;
  let granted: string;
  let itemCode: string;

  beforeAll(async () => {
    browser = await launchBrowser();
    ({ itemCode } = await office.item(ITEM));
    ({ caseNo: asked } = await office.open(ITEM));
    const lines = [{ materialId: 'drawings', requirement: '请补盖施工单位竣工图章,并'.repeat(12) }];
    await office.give(asked, 'request-supplement', { lines }, 'prereview');
    ({ caseNo: granted } = await office.open(ITEM));
    await office.give(granted, 'pass-pre-review');
    await office.give(granted, 'accept');
    await office.approve(granted);
    await office.give(granted, 'make-licence');
    await office.give(granted, 'hand-over', { inPerson: true });
  });
  afterAll(() => browser?.close());

  /** Address and what stands there when the page is whole. */
  const pages = (): readonly (readonly [string, string])[] => [
    ['/items', '.card h2'],
    [`/items/${itemCode}`, '.guide-materials'],
    ['/progress', 'form'],
    ['/me', '.card h3'],
    [`/me/cases/${asked}`, '.asked'],
    [`/me/cases/${granted}`, '.fact-table'],
    [`/me/cases/${asked}/supplement`, '.material'],
    [`/me/cases/${asked}/receipt`, '.receipt-codes'],
    [`/me/cases/${asked}/withdraw`, 'textarea'],
    [`/apply/${itemCode}`, '.apply .ant-select'],
  ];
  async function signedIn(screen: Screen): Promise<Page> {
    const page = await (await openContext(browser, inject('url'), screen)).newPage();
    await signIn(page, 'applicant');
    return page;
  }

  it.each([
    { width: 1440, language: 'zh', look: 'dark' },
    { width: 1440, language: 'en', look: 'light' },
    { width: 390, language: 'zh', look: 'light' },
    { width: 390, language: 'en', look: 'dark' },
  ] as const)('hold no barrier: $width $language $look', async (screen) => {
    const page = await signedIn(screen);
    for (const [address, whole] of pages()) {
      await page.goto(address);
      await page.locator(whole).first().waitFor();
      expect([address, await axeViolations(page)]).toEqual([address, []]);
    }
    // The later steps of an application, one after the other.
    const ids = page.locator('input.num');
    await ids.nth(0).fill('11010519491231002X');
    await ids.nth(1).fill('13800138000');
    for (const step of ['form', 'materials']) {
      await page.locator('button[type="submit"]').click();
      await page.waitForURL(new RegExp(`step=${step}`));
      expect([step, await axeViolations(page)]).toEqual([step, []]);
    }
    await page.context().close();
  });

  it('lose nothing sideways at 360 px, nor at 200 % zoom', async () => {
    // 200 % of a 1280 px window is 640 px wide.
    for (const width of [360, 640]) {
      const page = await signedIn({ width });
      for (const [address, whole] of pages()) {
        await page.goto(address);
        await page.locator(whole).first().waitFor();
        expect([address, width, await sidewaysOf(page)]).toEqual([address, width, 0]);
      }
      await page.context().close();
    }
  });
});
