import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Stack, startStack } from '#scripts/stack/index.mjs';
import { Office } from '../support/office.js';
import { launchBrowser, openContext, signIn } from './support/browser.js';

// A stack of its own: a rule would give every other test's cases other cards.
let home: string;
let stack: Stack;
let office: Office;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'tongban-rules-'));
  stack = await startStack({ home, durable: false });
  office = new Office(stack.url);
  browser = await launchBrowser();
  page = await (await openContext(browser, stack.url)).newPage();
  await signIn(page, 'admin');
});
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
  await rm(home, { recursive: true, force: true });
});

const choose = async (label: string, option: string): Promise<void> => {
  await page.getByLabel(label, { exact: true }).first().click();
  await page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).click();
};
const table = () => page.getByRole('table', { name: '预警规则' });

it('an administrator rules when cases of a region warn; a running case warns at once, and says by which document', async () => {
  const { caseNo } = await office.open('防雷装置竣工验收');
  await page.getByRole('link', { name: '监督规则' }).click();
  await page.getByText('没有另设规则,均按默认值。').waitFor();
  await page.getByRole('row', { name: /承诺时限 按事项设定提前 黄牌/ }).waitFor();
  await choose('计时', '受理(本地时限)');
  await choose('单位', '小时');
  await page.getByLabel('数值', { exact: true }).fill('2000');
  await choose('地区(含下级)', '汕尾市');
  await page.getByRole('button', { name: '保存规则' }).click();
  await page.getByText('请填写依据。').waitFor();
  await page.getByLabel('依据', { exact: true }).fill('预警规则(2026)1号');
  await page.getByRole('button', { name: '保存规则' }).click();
  await page.getByText(/已保存,范围内在办件 \d+ 件/).waitFor();
  await table()
    .getByRole('row', { name: /受理\(本地时限\) 剩余 2000 小时时预警 汕尾市 预警规则\(2026\)1号/ })
    .waitFor();
  const leader = await office.as('leader');
  await expect
    .poll(async () => (await leader.timeline(caseNo)).map(({ type }) => type), { timeout: 20_000 })
    .toEqual(['case-submitted', 'warnings-changed', 'warning-raised']);
});

it('what can not be is said at the form, and the rule is kept as it was typed', async () => {
  await choose('计时', '承诺时限');
  await choose('规则', '红牌阈值');
  await choose('单位', '时限的百分比');
  await page.getByLabel('数值', { exact: true }).fill('100');
  await page.getByLabel('依据', { exact: true }).fill('预警规则(2026)2号');
  await page.getByRole('button', { name: '保存规则' }).click();
  await page.getByText('百分比不超过 99').waitFor();
  expect(await page.getByLabel('依据', { exact: true }).inputValue()).toBe('预警规则(2026)2号');
});

it('a rule is taken away after a question', async () => {
  await table().getByRole('button', { name: '删除 受理(本地时限) 汕尾市' }).click();
  await page.getByRole('tooltip').getByRole('button', { name: '删除' }).click();
  await page.getByText('没有另设规则,均按默认值。').waitFor();
});

it('a ladder is ruled for a department; whoever watches over cases sees it and changes nothing', async () => {
  await page.getByRole('checkbox', { name: '部门领导' }).check();
  await page.getByRole('button', { name: '保存层级' }).click();
  await page.getByRole('row', { name: /黄牌 经办人 → 部门领导 全部办件/ }).waitFor();
  const watching = await (await openContext(browser, stack.url)).newPage();
  await signIn(watching, 'supervisor');
  await watching.getByRole('link', { name: '监督规则' }).click();
  await watching.getByRole('row', { name: /黄牌 经办人 → 部门领导 全部办件/ }).waitFor();
  expect(await watching.getByRole('button', { name: '保存规则' }).count()).toBe(0);
  expect(await watching.getByRole('columnheader', { name: '操作' }).count()).toBe(0);
});
