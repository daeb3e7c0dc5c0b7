import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { Office, todayInChina } from '../support/office.js';
import { PATHS } from '../support/paths.js';
import { launchBrowser, openContext, signIn } from './support/browser.js';

const url = inject('url');
const office = new Office(url);
let browser: Browser;
let page: Page;
const total = async () => Number(await page.locator('h1 .queue-total').innerText());

beforeAll(async () => {
  await PATHS['fully-online']!(office);
  browser = await launchBrowser();
  page = await (await openContext(browser, url)).newPage();
  await signIn(page, 'supervisor');
});
afterAll(() => browser?.close());

it('an indicator is found by name, shows its definition and source, and its numbers open the cases behind them', async () => {
  await page.getByRole('link', { name: '统计', exact: true }).click();
  await page.getByLabel('查找指标').fill('受理率');
  await page.getByRole('button', { name: '受理率', exact: true }).click();
  await page.getByRole('heading', { level: 2, name: '受理率' }).waitFor();
  await page.getByText('完成受理的办件总量 ÷ 办件总量 × 100%').waitFor();
  await page.getByText('KPI-01 · KPI-46').waitFor();
  await expect.poll(() => page.locator('.figure-value strong').innerText()).toMatch(/^[\d.]+%$/);
  for (const part of ['分子', '分母']) {
    const link = page.locator('.figure-head').getByRole('link', { name: part });
    const number = Number(await link.locator('.num').innerText());
    expect(number).toBeGreaterThan(0);
    await link.click();
    // Cases are opened meanwhile by other tests: the list can only have grown since the number was shown.
    await expect.poll(total).toBeGreaterThanOrEqual(number);
    await page.getByText('完成受理的办件总量 ÷ 办件总量 × 100%').waitFor();
    await page.getByRole('link', { name: '返回统计' }).click();
    await page.locator('.figure-head').waitFor();
  }
});

it('the groups stand in a chart and in a table beside it, and each number opens its cases', async () => {
  await page.goto('/statistics?indicator=case-volume&groupBy=item');
  const chart = page.getByRole('img', { name: '办件量,按事项' });
  await chart.locator('svg').waitFor();
  const table = page.getByRole('table', { name: '办件量,按事项' });
  const row = table.getByRole('row').nth(1);
  const number = Number(await row.getByRole('link').first().innerText());
  const name = await row.getByRole('rowheader').innerText();
  await expect.poll(() => chart.locator('svg').textContent()).toContain(name.slice(0, 4));
  await row.getByRole('link').first().click();
  await expect.poll(total).toBeGreaterThanOrEqual(number);
  await page.locator('tr[data-case]').first().getByText(name.slice(0, 4)).first().waitFor();
});

it('a period without cases says 无数据 and never 0%', async () => {
  await page.goto('/statistics?indicator=acceptance-rate&from=2020-01-01&to=2020-01-31');
  await page.locator('.figure-value').getByText('无数据').waitFor();
});

it('over time it is a line of days, and a period the wrong way round is told', async () => {
  const today = todayInChina();
  await page.goto(`/statistics?indicator=case-volume&groupBy=period&step=day&from=${today.slice(0, 8)}01&to=${today}`);
  await page.getByRole('img', { name: '办件量,按时间' }).locator('svg').waitFor();
  await expect
    .poll(() => page.getByRole('table', { name: '办件量,按时间' }).getByRole('rowheader').count())
    .toBe(Number(today.slice(8)));
  await page.getByLabel('至', { exact: true }).fill('2020-01-01');
  await page.getByRole('alert').waitFor();
});
