import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Office } from '../../support/office.js';
import type { TimelineEvent } from '../../support/client.js';
import { openContext, type Screen } from './browser.js';
import { signInQuietly } from './visit.js';

interface CaseView {
  readonly rev: number;
  readonly stage: string;
  readonly availableCommands: readonly string[];
}

/** What changes by looking. */
const MOMENTARY = { asOf: undefined, toRead: undefined };

/** Officers at their step pages, each in a browser profile of their own, on cases that `office` has brought there. */
export class StepDesk {
  private readonly pages = new Map<string, Promise<Page>>();

  constructor(
    private readonly browser: Browser,
    readonly office: Office,
    private readonly screen: Screen = {},
  ) {}

  /** The person's page, signed in once. */
  as(username: string): Promise<Page> {
    const known = this.pages.get(username);
    if (known) return known;
    const page = this.another(username);
    this.pages.set(username, page);
    return page;
  }

  /** One more browser profile of the person. */
  async another(username: string): Promise<Page> {
    const context = await openContext(this.browser, this.office.url, this.screen);
    // Their login page has its own test: the cookie comes at once.
    await signInQuietly(context, username);
    return context.newPage();
  }

  /** Opens a step page and waits for its fields. */
  async open(username: string, caseNo: string, command: string): Promise<Page> {
    const page = await this.as(username);
    await page.goto(`/cases/${caseNo}/do/${command}`);
    await page.locator('.step h1').waitFor();
    return page;
  }

  /** The case as it is stored: without the moment at which it was read, and whether its reader has looked at it. */
  async file(username: string, caseNo: string): Promise<CaseView> {
    const { body } = await (await this.office.as(username)).get<CaseView>(`/api/v1/cases/${caseNo}`);
    return { ...body, ...MOMENTARY };
  }

  async lastEvent(username: string, caseNo: string): Promise<TimelineEvent> {
    return (await (await this.office.as(username)).timeline(caseNo)).at(-1)!;
  }
}

export const finishButton = (page: Page) => page.getByRole('button', { name: /^(完成|Finish)$/ });
export const cancelButton = (page: Page) => page.getByRole('button', { name: /^(取消|Cancel)$/ });

/** 完成, and the page that follows; answers the number of the event that it made. */
export async function finish(page: Page): Promise<number> {
  await finishButton(page).click();
  return finished(page);
}
export async function finished(page: Page): Promise<number> {
  await page.waitForURL(/\/cases\/[^/]+\/after\/\d+$/);
  return Number(page.url().split('/').at(-1));
}

/** 取消, and the case file. */
export async function cancel(page: Page, caseNo: string): Promise<void> {
  await cancelButton(page).click();
  await page.waitForURL((url) => url.pathname === `/cases/${caseNo}`);
}

/** Picks people by name in the picker of that label, by keyboard. */
export async function pick(page: Page, label: string, ...names: string[]): Promise<void> {
  for (const name of names) {
    await page.getByLabel(label, { exact: true }).fill(name);
    const offered = page.locator('.ant-select-item-option');
    await expect.poll(() => offered.allInnerTexts(), { timeout: 15_000 }).toEqual([expect.stringContaining(name)]);
    await page.keyboard.press('Enter');
  }
}

/** The fields that are said to be wrong, by their sentences. */
export const problems = (page: Page) => page.locator('.ant-form-item-explain-error');

/** The keyboard is in the field of that label. */
export const expectFocusIn = (page: Page, selector: string) =>
  expect.poll(() => page.locator(selector).evaluate((field) => field === document.activeElement)).toBe(true);
