import type { Browser, Page } from 'playwright-core';
import { SAMPLE_PASSWORD } from '../../support/client.js';
import { openContext, type Screen } from './browser.js';

/** A page in which `who` is signed in already; the login page has stories of its own. */
export async function arrive(browser: Browser, url: string, who: string, screen: Screen = {}): Promise<Page> {
  const context = await openContext(browser, url, screen);
  const answer = await context.request.post('/api/v1/auth/login', {
    headers: { 'x-tongban-page': '1' },
    data: { username: who, password: SAMPLE_PASSWORD },
  });
  if (!answer.ok()) throw new Error(`${who} could not sign in: ${answer.status()}`);
  return context.newPage();
}

/** Opens a case file, at one of its tabs. */
export async function openFile(page: Page, caseNo: string, tab = 'basic'): Promise<void> {
  await page.goto(`/cases/${caseNo}?tab=${tab}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByRole('tabpanel').waitFor();
}
