import type { Browser, Page } from 'playwright-core';
import { openContext, type Screen } from './browser.js';
import { signInQuietly } from './visit.js';

/** A page in which `who` is signed in already; the login page has stories of its own. */
export async function arrive(browser: Browser, url: string, who: string, screen: Screen = {}): Promise<Page> {
  const context = await openContext(browser, url, screen);
  await signInQuietly(context, who);
  return context.newPage();
}

/** Opens a case file, at one of its tabs. */
export async function openFile(page: Page, caseNo: string, tab = 'basic'): Promise<void> {
  await page.goto(`/cases/${caseNo}?tab=${tab}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByRole('tabpanel').waitFor();
}
