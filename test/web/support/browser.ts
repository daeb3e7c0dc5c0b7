import { type Browser, type BrowserContext, chromium, type ConsoleMessage, type Page } from 'playwright-core';
import { findChromium } from '#scripts/setup/chromium.mjs';
import { SAMPLE_PASSWORD } from '../../support/client.js';

export interface Screen {
  readonly width?: number;
  readonly height?: number;
  readonly language?: 'zh' | 'en';
  /** `system`: as the browser says it prefers, and follows when it changes its mind (`page.emulateMedia`). */
  readonly look?: 'light' | 'dark' | 'system';
}

/** A real Chromium; each person has a context (cookies, storage) of their own in it. */
export const launchBrowser = async (): Promise<Browser> => chromium.launch(await program());

/** A Chromium with one profile, in `folder`, that another program may drive by `debuggingPort`. */
export async function launchProfile(folder: string, url: string, debuggingPort: number): Promise<BrowserContext> {
  const { executablePath, args } = await program();
  return chromium.launchPersistentContext(folder, {
    executablePath,
    args: [...args, `--remote-debugging-port=${debuggingPort}`],
    baseURL: url,
  });
}

async function program(): Promise<{ executablePath: string; args: string[] }> {
  // Chromium's sandbox needs a user other than root; the pages of the tests are our own.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return { executablePath: await findChromium(), args: [...args, '--disable-dev-shm-usage'] };
}

/** A fresh browser profile at the stack's address, failing its test when a page throws. */
export async function openContext(browser: Browser, url: string, screen: Screen = {}): Promise<BrowserContext> {
  const { width = 1440, height = 900, language = 'zh', look = 'light' } = screen;
  const context = await browser.newContext({ baseURL: url, viewport: { width, height }, reducedMotion: 'reduce' });
  context.setDefaultTimeout(15_000);
  await context.addInitScript((kept) => {
    if (!localStorage.getItem('tongban.settings')) localStorage.setItem('tongban.settings', kept);
  }, JSON.stringify({ language, look }));
  return context;
}

/** Wide and narrow, both languages, both looks. */
export const SCREENS = [
  { language: 'zh', look: 'light', width: 1440 },
  { language: 'zh', look: 'dark', width: 390 },
  { language: 'en', look: 'light', width: 360 },
  { language: 'en', look: 'dark', width: 1440 },
] as const satisfies readonly Screen[];

/** Shows what is opened next in this tab on another screen, without a new sign-in. */
export async function showAs(page: Page, { width = 1440, height = 900, language = 'zh', look = 'light' }: Screen) {
  await page.setViewportSize({ width, height });
  const kept = JSON.stringify({ language, look });
  await page.evaluate((settings) => localStorage.setItem('tongban.settings', settings), kept);
}

/** Signs a sample account in by the login page, and waits for the page behind it. */
export async function signIn(page: Page, username: string): Promise<void> {
  await page.goto('/login');
  await page.locator('input[autocomplete="username"]').fill(username);
  await page.locator('input[autocomplete="current-password"]').fill(SAMPLE_PASSWORD);
  await page.locator('button[type="submit"]').click();
  await page.waitForURL((address) => address.pathname !== '/login');
}

/** Everything the page said went wrong: uncaught errors and errors of the console. */
export function complaintsOf(page: Page): string[] {
  const found: string[] = [];
  page.on('pageerror', (error) => found.push(error.message));
  page.on('console', (entry) => {
    if (entry.type() === 'error' && !isNobodySignedIn(entry)) found.push(`${entry.text()} (${entry.location().url})`);
  });
  return found;
}

/** The browser logs every 401; this one is how a page learns that nobody is signed in. */
const isNobodySignedIn = (entry: ConsoleMessage): boolean =>
  entry.location().url.endsWith('/api/v1/auth/me') && entry.text().includes('401');

/** Requests that left the stack's own origin (NFR-02), from now on. */
export function outsideRequestsOf(page: Page, url: string): string[] {
  const found: string[] = [];
  page.on('request', (request) => {
    const address = new URL(request.url());
    if (/^https?:$/.test(address.protocol) && address.origin !== url) found.push(address.href);
  });
  return found;
}
