import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { named, Office, todayInChina } from '../support/office.js';
import { launchBrowser, openContext, signIn } from './support/browser.js';
import { tick } from './support/tick.js';

const url = inject('url');
const office = new Office(url);
const ITEM = '防雷装置竣工验收';
/** Applicants that no other test has, so that lists are exact. */
const [ONE, OTHER] = ['欧阳筛选', '司徒筛选'] as const;
let browser: Browser;
let page: Page;
let one: string;
let other: string;

/** The case numbers that the list shows once it stands still. */
async function shown(): Promise<string[]> {
  await page.locator('.list-skeleton').waitFor({ state: 'detached' });
  await page.locator('.case-table, .list-note').first().waitFor();
  return page.locator('tr[data-case]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-case')!));
}
const openList = async (address: string) => {
  await page.goto(address);
  return shown();
};

beforeAll(async () => {
  browser = await launchBrowser();
  ({ caseNo: one } = await office.open(ITEM, named(ONE)));
  ({ caseNo: other } = await office.open(ITEM, named(OTHER)));
  await office.give(one, 'pass-pre-review');
  await office.give(one, 'accept');
  page = await (await openContext(browser, url)).newPage();
  await signIn(page, 'prereview');
});
afterAll(() => browser.close());

describe('the filters of a queue', () => {
  const today = todayInChina();
  const both = `applicant=${encodeURIComponent('筛选')}`;
  it.each([
    ['item name', () => `${both}&itemName=防雷`, () => [one, other]],
    ['item name of another', () => `${both}&itemName=食品`, () => []],
    ['case number', () => `caseNo=${one}`, () => [one]],
    ['applicant', () => `applicant=${ONE}`, () => [one]],
    ['project', () => `${both}&project=没有这个项目`, () => []],
    ['status', () => `${both}&stage=pre_review`, () => [other]],
    ['submitted from', () => `${both}&submittedFrom=${today}`, () => [one, other]],
    ['submitted to', () => `${both}&submittedTo=2020-01-01`, () => []],
    ['accepted', () => `${both}&acceptedFrom=${today}&acceptedTo=${today}`, () => [one]],
    ['a combination', () => `applicant=${OTHER}&stage=pre_review&itemName=防雷&submittedFrom=${today}`, () => [other]],
    ['a combination that excludes', () => `applicant=${ONE}&stage=pre_review`, () => []],
  ])('%s: in the address, with just the rows that fit', async (_, query, expected) => {
    const found = await openList(`/work/department?${query()}`);
    expect([...found].sort()).toEqual([...expected()].sort());
  });

  it('stand in the address when typed, survive a reload, and the back button undoes them', async () => {
    await openList(`/work/department?${both}`);
    await page.getByRole('button', { name: '筛选', exact: true }).click();
    await page.getByRole('form', { name: '筛选' }).getByLabel('申请人').fill(ONE);
    await page.getByRole('button', { name: '查询' }).click();
    await page.waitForURL((address) => address.searchParams.get('applicant') === ONE);
    await expect.poll(shown).toEqual([one]);
    await page.reload();
    expect(await shown()).toEqual([one]);
    await page.goBack();
    await expect.poll(async () => (await shown()).length).toBe(2);
    await page.getByRole('searchbox', { name: '搜索本列表' }).fill(other);
    await page.keyboard.press('Enter');
    await expect.poll(shown).toEqual([other]);
    expect(new URL(page.url()).searchParams.get('q')).toBe(other);
  });
});

describe('a queue', () => {
  it('已办 holds what the person handled and nobody else’s', async () => {
    expect(await openList(`/work/done?caseNo=${one}`)).toEqual([one]);
    expect(await openList(`/work/done?caseNo=${other}`)).toEqual([]);
  });

  it('opens its rows as links, in this tab and in another', async () => {
    await openList(`/work/department?caseNo=${one}`);
    const link = page.getByRole('link', { name: one });
    const opened = page.context().waitForEvent('page');
    await link.click({ modifiers: ['Control'] });
    const tab = await opened;
    await tab.waitForURL(`**/cases/${one}`);
    await tab.close();
    await link.click();
    await page.waitForURL(`**/cases/${one}`);
  });

  it('says the time left in words, and when it must be done', async () => {
    await openList(`/work/department?caseNo=${other}`);
    const due = page.locator(`tr[data-case="${other}"] .is-due`);
    expect(await due.textContent()).toMatch(/还剩 \d+ 个工作日.*月.*日\(周.\).*受理/s);
  });
});

describe('a long list', () => {
  it('shows 50 rows with the exact total, and the others when asked, each once', async () => {
    const NAME = '长孙列表';
    const all: string[] = [];
    for (let n = 0; n < 53; n += 1) all.push((await office.open(ITEM, named(NAME))).caseNo);
    expect(await openList(`/work/department?applicant=${NAME}`)).toHaveLength(50);
    await page.getByText('已显示 50 件,共 53 件').waitFor();
    await page.getByRole('button', { name: '再显示 50 件' }).click();
    await page.getByText('已显示 53 件,共 53 件').waitFor();
    expect((await shown()).sort()).toEqual(all.sort());
    await page.getByRole('button', { name: '再显示 50 件' }).waitFor({ state: 'detached' });
  });
});

describe('what the person keeps', () => {
  it('a saved filter and chosen columns are there in a new browser', async () => {
    await openList(`/work/department?applicant=${ONE}`);
    await page.getByRole('button', { name: '保存这个筛选' }).click();
    await page.getByLabel('筛选名称').fill('欧阳的办件');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByRole('link', { name: '欧阳的办件' }).waitFor();
    await page.getByRole('button', { name: '列', exact: true }).click();
    await tick(page.getByRole('checkbox', { name: '申请时间' }));
    await page.getByRole('columnheader', { name: '申请时间' }).waitFor();
    await tick(page.getByRole('checkbox', { name: '来源' }), false);
    await page.getByRole('columnheader', { name: '来源' }).waitFor({ state: 'detached' });

    const before = page;
    page = await (await openContext(browser, url)).newPage();
    await signIn(page, 'prereview');
    await page.getByRole('link', { name: '欧阳的办件' }).click();
    await expect.poll(shown).toEqual([one]);
    await page.getByRole('columnheader', { name: '申请时间' }).waitFor();
    expect(await page.getByRole('columnheader', { name: '来源' }).count()).toBe(0);
    await page.getByRole('button', { name: '删除常用筛选:欧阳的办件' }).click();
    await page.getByRole('link', { name: '欧阳的办件' }).waitFor({ state: 'detached' });
    await page.context().close();
    page = before;
  });
});
