import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Office } from '../support/office.js';
import { launchBrowser, openContext, signIn } from './support/browser.js';

const url = inject('url');
const office = new Office(url);
const NAME = '东方键盘';
let browser: Browser;
let page: Page;
const cases: string[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
  const applicant = {
    type: 'natural_person',
    name: NAME,
    idType: 'id_card',
    idNo: '11010519491231002X',
    phone: '13800138000',
  };
  for (let n = 0; n < 3; n += 1) cases.push((await office.open('防雷装置竣工验收', { applicant })).caseNo);
  page = await (await openContext(browser, url)).newPage();
  await signIn(page, 'prereview');
  await page.goto(`/work/todo?applicant=${NAME}`);
  await page.locator('tr[data-case]').nth(2).waitFor();
});
afterAll(() => browser.close());

const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const focusedCase = () => page.evaluate(() => document.activeElement?.closest('tr')?.getAttribute('data-case') ?? null);
const order = () =>
  page.locator('tr[data-case]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-case')));

describe('without a mouse', () => {
  it('j, k and the arrows walk the list, x selects, Enter opens, and back keeps the place', async () => {
    const [first, second, third] = await order();
    await press('j');
    expect(await focusedCase()).toBe(first);
    await press('j', 'ArrowDown');
    expect(await focusedCase()).toBe(third);
    await press('j');
    expect(await focusedCase()).toBe(third);
    await press('k', 'x');
    expect(await focusedCase()).toBe(second);
    await page.getByText('已选 1 件').waitFor();
    await press('x');
    await page.getByText('已选 1 件').waitFor({ state: 'detached' });
    await press('ArrowUp', 'Enter');
    await page.waitForURL(`**/cases/${first}`);
    await page.goBack();
    await page.waitForURL('**/work/todo?*');
  });

  it('/ is the search; letters typed there are letters', async () => {
    await page.locator('tr[data-case]').first().waitFor();
    await press('/');
    await page.keyboard.type('jxk');
    expect(await page.getByRole('searchbox', { name: '搜索本列表' }).inputValue()).toBe('jxk');
    await press('Enter');
    await page.getByText('没有符合筛选条件的办件').waitFor();
    await page.getByRole('button', { name: '清除筛选' }).first().focus();
    await press('Enter');
    await page.locator('tr[data-case]').first().waitFor();
  });

  it('g and a letter go to a queue', async () => {
    await page.getByRole('heading', { level: 1 }).click();
    await press('g', 'a');
    await page.waitForURL('**/work/department');
    await press('g', 't');
    await page.waitForURL('**/work/todo');
  });

  it('the palette finds queues, actions, and a case by its number', async () => {
    const find = page.getByRole('combobox', { name: '查找办件、队列、操作' });
    await press('Control+k');
    await find.waitFor();
    await page.keyboard.type('逾期');
    await page.getByRole('option', { name: /逾期/, selected: true }).waitFor();
    await press('Enter');
    await page.waitForURL('**/work/overdue');

    await press('Control+k');
    await find.waitFor();
    await page.keyboard.type(cases[1]!);
    await page.getByRole('option', { name: new RegExp(`办件.*${cases[1]}`), selected: true }).waitFor();
    await press('Enter');
    await page.waitForURL(`**/cases/${cases[1]}`);
    await page.goBack();

    await page.getByRole('button', { name: '查找办件、队列、操作' }).focus();
    await press('Enter');
    await find.waitFor();
    await page.keyboard.type('深色');
    await press('Enter');
    await page.locator('html[data-look="dark"]').waitFor();
    await page.waitForFunction(() => document.activeElement?.classList.contains('find-button'));
  });

  it('? lists what holds here; single keys can be switched off', async () => {
    await page.goto('/work/todo');
    await page.locator('tr[data-case]').first().waitFor();
    await press('Shift+Slash');
    const help = page.getByRole('dialog', { name: '键盘快捷键' });
    await help.getByText('下一件').waitFor();
    await help.getByText('转到“待办”').waitFor();
    await help.getByRole('switch', { name: '启用单键快捷键' }).click();
    await press('Escape');
    await help.waitFor({ state: 'detached' });
    await press('j');
    expect(await focusedCase()).toBeNull();
    await press('Control+k');
    await page.getByRole('combobox', { name: '查找办件、队列、操作' }).waitFor();
  });
});
