import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Office } from '../support/office.js';
import { axeViolations } from './support/axe.js';
import { launchBrowser } from './support/browser.js';
import { STAGES, STEP_CASES } from './support/step-cases.js';
import { finishButton, StepDesk } from './support/steps.js';

let browser: Browser;
const office = new Office(inject('url'));
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const PAGES = [
  ...STEP_CASES.filter(({ command }) => command !== 'close-no-supplement'),
  { command: 'accept', who: 'acceptance', to: STAGES.awaitingAcceptance },
];
/** Each kind of page once more on a phone. */
const KINDS = [
  'pass-pre-review',
  'submit-supplement',
  'check-originals',
  'accept',
  'hand-over',
  'copy-to',
  'correct-data',
];
const SCREENS = [
  { width: 1440, language: 'zh', look: 'light', pages: PAGES },
  { width: 390, language: 'en', look: 'dark', pages: PAGES.filter(({ command }) => KINDS.includes(command)) },
] as const;

/** One case serves every page at its stage. */
const cases = new Map<unknown, Promise<string>>();
function caseAt(to: (office: Office) => Promise<string>): Promise<string> {
  const known = cases.get(to) ?? to(office);
  cases.set(to, known);
  return known;
}

describe.each(SCREENS)('axe finds nothing, $width wide, $language, $look', ({ pages, ...screen }) => {
  let desk: StepDesk;
  beforeAll(() => {
    desk = new StepDesk(browser, office, screen);
  });

  it.each(pages)('$command', async ({ command, who, to }) => {
    const page = await desk.open(who, await caseAt(to), command);
    await page.locator('.step-form button[type=submit]').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, 'nothing runs out of the page').toBeLessThanOrEqual(0);
  });

  it('with everything wrong, and with somebody else’s act', async () => {
    const caseNo = await STAGES.awaitingAcceptance(office);
    const page = await desk.open('acceptance', caseNo, 'refuse-acceptance');
    await finishButton(page).click();
    await page.locator('.ant-form-item-explain-error').first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.locator('textarea').first().fill('x');
    await office.give(caseNo, 'void', { reason: '重复申请' }, 'supervisor');
    await page.reload();
    await page.getByRole('alert').first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });
});
