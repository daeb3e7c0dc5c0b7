import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { KeyRing } from '#libs/crypto/index.js';
import { openPersistence, type Persistence } from '#libs/persistence/index.js';
import { aLateCase } from '../api/support/late-case.js';
import { named, Office } from '../support/office.js';
import { launchBrowser, openContext, signIn } from './support/browser.js';
import { tick } from './support/tick.js';

const url = inject('url');
const office = new Office(url);
const ITEM = '防雷装置竣工验收';
const LATE = 'WATCHED-1';
let browser: Browser;
let store: Persistence;
let page: Page;

async function pageOf(username: string): Promise<Page> {
  const opened = await (await openContext(browser, url)).newPage();
  await signIn(opened, username);
  return opened;
}
const tile = (name: string) => page.locator('.card-tiles a', { hasText: name });
const numberOf = async (name: string) => Number(await tile(name).locator('strong').innerText());
const listTotal = async () => Number(await page.locator('.watch-list-title .queue-total').innerText());

beforeAll(async () => {
  const keys = KeyRing.parse(inject('env').TONGBAN_KEYS!);
  store = await openPersistence({ databaseUrl: inject('databaseUrl'), keys, poolSize: 2 });
  await aLateCase(store, LATE);
  browser = await launchBrowser();
  page = await pageOf('supervisor');
});
afterAll(async () => {
  await browser?.close();
  await store.close();
});

describe('实时监督', () => {
  it('is in the menu of those who watch over cases, and of nobody else', async () => {
    await page.getByRole('link', { name: '监督', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '监督' }).waitFor();
    const officer = await pageOf('prereview');
    await officer.getByRole('link', { name: '待办' }).first().waitFor();
    expect(await officer.getByRole('link', { name: '监督', exact: true }).count()).toBe(0);
    await officer.goto('/supervision');
    await officer.waitForURL('**/work/todo');
    await officer.context().close();
  });

  it.each(['级别', '时限', '区划', '部门', '事项', '经办人'])(
    'each number by %s opens the list that is the number',
    async (by) => {
      await page.goto('/supervision');
      await page.locator('.ant-radio-button-wrapper').getByText(by, { exact: true }).click();
      const table = page.getByRole('table', { name: `各${by}的预警与红黄牌` });
      const link = table
        .getByRole('row')
        .filter({ has: page.getByRole('rowheader') })
        .first()
        .getByRole('link')
        .last();
      await link.waitFor();
      const number = Number(await link.innerText());
      await link.click();
      await page
        .getByRole('link', { name: /^取消筛选/ })
        .first()
        .waitFor();
      await expect.poll(listTotal).toBe(number);
      await expect.poll(() => numberOf('全部')).toBe(number);
    },
  );

  it('a card that falls moves the numbers within two seconds, and leads to its case', async () => {
    await page.goto('/supervision?by=card');
    await expect.poll(() => numberOf('黄牌')).toBeGreaterThan(0);
    const before = await numberOf('黄牌');
    const startedAt = Date.now();
    await aLateCase(store, `WATCHED-${startedAt}`);
    await expect.poll(() => numberOf('黄牌'), { timeout: 10_000, interval: 50 }).toBe(before + 1);
    // Two seconds are the promise; a machine that runs all tests at once is given one more.
    expect(Date.now() - startedAt).toBeLessThan(3_000);
    await tile('黄牌').click();
    await expect.poll(listTotal).toBe(before + 1);
    const link = page.locator('.case-table').getByRole('link', { name: LATE, exact: true });
    while ((await link.count()) === 0) await page.getByRole('button', { name: '再显示 50 件' }).click();
    await link.click();
    await page.waitForURL(`**/cases/${LATE}`);
    await page.locator('.card-chip', { hasText: '黄牌' }).first().waitFor();
  });

  it('is taken away as a file with its filter', async () => {
    await page.goto('/supervision?level=yellow&department=shanwei-meteorology');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出 CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.csv$/);
    const stream = await download.createReadStream();
    const text = Buffer.concat(await stream.toArray()).toString('utf8');
    expect(text).toContain('部门=');
    expect(text).toContain(LATE);
  });
});

describe('督办', () => {
  it('goes out to many at once, is answered by the officer, and leaves the list of those that wait', async () => {
    const NAME = '端木督办';
    const cases = [(await office.open(ITEM, named(NAME))).caseNo, (await office.open(ITEM, named(NAME))).caseNo];
    const supervisor = await office.as('supervisor');
    const { body } = await supervisor.get<{ rows: { dueOn: string }[] }>(`/api/v1/cases?queue=all&caseNo=${cases[0]}`);
    await page.goto(`/supervision/due?on=${body.rows[0]!.dueOn}`);
    const more = page.getByRole('button', { name: '再显示 50 件' });
    for (const caseNo of cases) {
      const box = page.getByRole('checkbox', { name: `选择办件 ${caseNo}` });
      await page.locator('.case-table').waitFor();
      while ((await box.count()) === 0) {
        const shown = await page.locator('tr[data-case]').count();
        await more.click();
        await expect.poll(() => page.locator('tr[data-case]').count()).toBeGreaterThan(shown);
      }
      await tick(box);
    }
    await page.getByRole('button', { name: '督办', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '督办' }).click();
    await dialog.getByText('请填写督办要求').waitFor();
    await dialog.getByLabel('督办要求').fill('请今日预审');
    await dialog.getByRole('button', { name: '督办' }).click();
    await dialog.getByText('成功 2 件,未成功 0 件').waitFor();

    const officer = await pageOf('prereview');
    await officer.goto(`/cases/${cases[0]}`);
    await officer.getByText(/待回复,须于 .+ 前\(含当日\)回复/).waitFor();
    await officer.getByRole('link', { name: '回复督办' }).click();
    await officer.getByLabel('回复', { exact: true }).fill('今日办结');
    await officer.getByRole('button', { name: '完成' }).click();
    await officer.waitForURL(`**/cases/${cases[0]}/after/*`);
    await officer.context().close();

    await page.goto(`/cases/${cases[0]}?tab=process`);
    const answer = page.locator('.timeline > li').first();
    await answer.getByText('今日办结').waitFor();
    const open = await supervisor.get<{ rows: { caseNo: string }[] }>('/api/v1/supervision/urges?limit=100');
    expect(open.body.rows.map(({ caseNo }) => caseNo)).toContain(cases[1]);
    expect(open.body.rows.map(({ caseNo }) => caseNo)).not.toContain(cases[0]);
    await page.goto('/supervision/urges');
    await page.locator(`tr[data-case="${cases[1]}"]`).or(more).first().waitFor();
    expect(await page.locator(`tr[data-case="${cases[0]}"]`).count()).toBe(0);
  });
});

describe('what may break', () => {
  it('the due calendar’s numbers open their lists, as a whole and by officer', async () => {
    await office.open(ITEM);
    await page.goto('/supervision/due');
    const count = page.locator('.due-count').first();
    await count.waitFor();
    const number = Number(/\d+/.exec(await count.innerText())![0]);
    await count.click();
    await expect.poll(listTotal).toBeGreaterThanOrEqual(number);
    const officer = page.locator('.due-officers a').first();
    const load = Number(await officer.locator('.num').innerText());
    await officer.click();
    await expect.poll(listTotal).toBeGreaterThanOrEqual(load);
  });

  it('an absence is played through, and a wrong name is told', async () => {
    await page.goto('/supervision/absence');
    await page.getByLabel('用户名').fill('nobody-of-that-name');
    await page.getByLabel('第一天').fill('2026-12-01');
    await page.getByLabel('最后一天').fill('2026-12-11');
    await page.getByRole('button', { name: '推演' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel('用户名').fill('acceptance');
    await page.getByRole('button', { name: '推演' }).click();
    await page.getByRole('heading', { name: /黄受理不在岗期间,\d+ 件办件会超期/ }).waitFor();
  });
});

it('the wall board shows the same numbers, live', async () => {
  await page.goto('/supervision/board');
  const yellow = page.locator('.board-levels .is-yellow strong');
  await expect.poll(() => yellow.innerText()).toMatch(/^\d+$/);
  const before = Number(await yellow.innerText());
  await aLateCase(store, `BOARD-${Date.now()}`);
  await expect.poll(() => yellow.innerText(), { timeout: 10_000 }).toBe(String(before + 1));
});

it('whoever simulates a case sees it turn 预警, 黄牌 and 红牌 while the page stands open', async () => {
  // A third of a day passes in each second. From a Friday on, so that the page stands open before the first card comes.
  const simulation = { startAt: '2026-03-06T09:00:00+08:00', rate: 28_800 };
  const { caseNo } = await office.open(ITEM, { simulation }, 'itemadmin');
  const admin = await pageOf('itemadmin');
  await admin.goto(`/cases/${caseNo}`);
  const chip = admin.locator('.case-head .card-chip').first();
  for (const card of ['预警', '黄牌', '红牌']) await chip.getByText(card).waitFor({ timeout: 30_000 });
  await admin.context().close();
});
