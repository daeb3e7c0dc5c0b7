import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { named, Office } from '../support/office.js';
import { launchBrowser, openContext, signIn } from './support/browser.js';

const url = inject('url');
const office = new Office(url);
const ITEM = '防雷装置竣工验收';
/** An applicant of these tests alone: the lists are narrowed to her, whatever else waits in them. */
const APPLICANT = '慕容实时';
const HERS = `todo?applicant=${encodeURIComponent(APPLICANT)}`;
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function work(username: string, queue: string): Promise<Page> {
  const page = await (await openContext(browser, url)).newPage();
  await signIn(page, username);
  const live = page.waitForResponse((response) => response.url().endsWith('/cases/stream'));
  await page.goto(`/work/${queue}`);
  await live;
  await page.locator('.case-table, .list-note').first().waitFor();
  return page;
}
const countOf = async (page: Page, queue: string): Promise<number> =>
  Number(await page.locator(`.office-side .is-${queue} .nav-count`).textContent());

describe('two people at work', () => {
  it('see each other’s acts in counts and rows within two seconds, without a reload', async () => {
    const [first, second] = await Promise.all([work('prereview', HERS), work('acceptance', HERS)]);
    const before = await countOf(second, 'todo');
    const { caseNo } = await office.open(ITEM, named(APPLICANT));
    await first.locator(`tr[data-case="${caseNo}"]`).waitFor();
    const loads = { count: 0 };
    second.on('load', () => (loads.count += 1));
    await office.give(caseNo, 'pass-pre-review');
    const actedAt = Date.now();
    await Promise.all([
      second.locator(`tr[data-case="${caseNo}"]`).waitFor({ timeout: 2_000 }),
      first.locator(`tr[data-case="${caseNo}"]`).waitFor({ state: 'detached', timeout: 2_000 }),
      expect.poll(() => countOf(second, 'todo'), { timeout: 2_000, interval: 50 }).toBe(before + 1),
    ]);
    expect(Date.now() - actedAt).toBeLessThan(2_000);
    expect(loads.count).toBe(0);
    await first.context().close();
    await second.context().close();
  });
});

describe('a line that breaks', () => {
  it('is said, tried again, and said to be back with what was missed', async () => {
    const page = await work('prereview', HERS);
    await page.context().setOffline(true);
    await page.getByText('与服务器的实时连接断了').waitFor();
    const { caseNo } = await office.open(ITEM, named(APPLICANT));
    expect(await page.locator(`tr[data-case="${caseNo}"]`).count()).toBe(0);
    await page.context().setOffline(false);
    await page.getByText('实时连接已恢复').waitFor();
    await page.locator(`tr[data-case="${caseNo}"]`).waitFor();
    await page.getByText('实时连接已恢复').waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('is tried again where the server refuses it, and by hand', async () => {
    const page = await (await openContext(browser, url)).newPage();
    const stream = '**/api/v1/cases/stream';
    await page.route(stream, (route) => route.fulfill({ status: 503, body: '' }));
    await signIn(page, 'handler');
    await page.getByText('与服务器的实时连接断了').waitFor();
    await page.unroute(stream);
    await page.getByRole('button', { name: '立即重连' }).click();
    await page.getByText('实时连接已恢复').waitFor();
    await page.context().close();
  });
});

describe('the session', () => {
  it('ended by log-out shows nothing by the back button, and other tabs follow', async () => {
    const page = await work('prereview', 'department');
    const other = await page.context().newPage();
    await other.goto('/work/todo');
    await other.getByRole('heading', { level: 1, name: /待办/ }).waitFor();
    await page.getByRole('link', { name: /^待补正/ }).click();
    await page.getByRole('heading', { level: 1, name: /待补正/ }).waitFor();
    await page.getByRole('button', { name: /用户菜单/ }).click();
    await page.getByRole('button', { name: '退出登录' }).click();
    await Promise.all([page.waitForURL('**/login*'), other.waitForURL('**/login*')]);
    await page.goBack();
    await page.waitForURL('**/login*');
    await page.getByRole('button', { name: '登录' }).waitFor();
    expect(await page.locator('tr[data-case], .nav-count').count()).toBe(0);
    await page.goto('/work/todo');
    await page.waitForURL('**/login?next=*');
    await page.context().close();
  });

  it('ended elsewhere leads to the login page, and back to the same place after it', async () => {
    const page = await work('reviewer', 'department');
    await page.context().clearCookies();
    await page.getByRole('link', { name: /^已办/ }).click();
    await page.waitForURL('**/login?next=*');
    await page.locator('input[autocomplete="username"]').fill('reviewer');
    await page.locator('input[autocomplete="current-password"]').fill('Tongban#2026');
    await page.getByRole('button', { name: '登录' }).click();
    await page.waitForURL('**/work/done');
    await page.context().close();
  });
});
