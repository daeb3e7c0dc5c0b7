import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, inject, it } from 'vitest';
import { Office } from '../support/office.js';
import { launchBrowser } from './support/browser.js';
import { savesOnlyByFinish } from './support/saving.js';
import { AROUND } from './support/step-cases.js';
import { StepDesk } from './support/steps.js';

let browser: Browser;
let desk: StepDesk;
beforeAll(async () => {
  browser = await launchBrowser();
  desk = new StepDesk(browser, new Office(inject('url')));
});
afterAll(() => browser.close());

describe('取消 never saves, 完成 always saves (NFR-04): issuing, and work around a case', () => {
  it.each(AROUND)('$command', (stepCase) => savesOnlyByFinish(desk, stepCase));
});
