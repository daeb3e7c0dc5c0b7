import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { KeyRing } from '#libs/crypto/index.js';
import { openPersistence, type Persistence } from '#libs/persistence/index.js';
import { aLateCase } from '../api/support/late-case.js';
import { pdfPages } from '../support/pdf-text.js';
import { axeViolations } from './support/axe.js';
import { launchBrowser, openContext, signIn } from './support/browser.js';
import { tick } from './support/tick.js';

const url = inject('url');
let store: Persistence;
let browser: Browser;
let page: Page;

/** 2026-03 has cases in the record; no other test writes its report. */
const MONTH = '2026年3月';
const choose = async (label: string, option: string) => {
  await page.locator('.report-new').getByLabel(label, { exact: true }).click();
  await page.locator('.ant-select-item-option:visible').getByText(option, { exact: true }).click();
};
const paper = () => page.getByRole('article', { name: '汕尾市政务服务效能通报' });

beforeAll(async () => {
  const keys = KeyRing.parse(inject('env').TONGBAN_KEYS!);
  store = await openPersistence({ databaseUrl: inject('databaseUrl'), keys, poolSize: 2 });
  await aLateCase(store, 'REPORTED-1');
  browser = await launchBrowser();
  page = await (await openContext(browser, url)).newPage();
  await signIn(page, 'supervisor');
});
afterAll(async () => {
  await browser?.close();
  await store.close();
});

it('is in the menu of supervisors and auditors, and of nobody else', async () => {
  await page.getByRole('link', { name: '效能通报', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: '效能通报' }).waitFor();
  const leader = await (await openContext(browser, url)).newPage();
  await signIn(leader, 'leader');
  await leader.getByRole('link', { name: '统计', exact: true }).waitFor();
  expect(await leader.getByRole('link', { name: '效能通报', exact: true }).count()).toBe(0);
  await leader.goto('/reports');
  await leader.waitForURL('**/work/todo');
  await leader.context().close();
});

it('a draft shows the figures, the cards and what is missing; text that is not saved holds publication up', async () => {
  await choose('地区', '汕尾市');
  await choose('月份', MONTH);
  await page.getByRole('button', { name: '计算数据并起草' }).click();
  await page.getByRole('heading', { level: 1, name: `汕尾市政务服务效能通报 ${MONTH}` }).waitFor();
  await page.getByText('导语为空,请填写后再发布。').waitFor();
  await paper()
    .getByRole('table', { name: '表1 总体指标' })
    .getByRole('row', { name: /^办件量 [1-9]/ })
    .waitFor();
  const byDepartment = paper().getByRole('table', { name: '表2 各部门办件与收件' });
  await byDepartment.getByRole('row', { name: /汕尾市住房和城乡建设局.*无数据/ }).waitFor();
  await paper().getByRole('link', { name: 'REPORTED-1' }).waitFor();

  await page.getByRole('textbox', { name: '导语' }).fill('本月平稳。\n现通报如下。');
  await page.getByRole('button', { name: '发布' }).click();
  await page.getByRole('dialog').getByText('导语或要求有未保存的修改,请先保存。').waitFor();
  expect(await page.getByRole('button', { name: '签发并发布' }).isDisabled()).toBe(true);
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
  await page.getByRole('button', { name: '保存文字' }).click();
  await paper().getByText('现通报如下。').waitFor();
});

it('is published after a look at what is frozen, by keyboard too', async () => {
  await page.getByRole('button', { name: '发布' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('25 项指标,2 个部门').waitFor();
  await dialog.getByText(/黄牌 [1-9]\d* 张,红牌 0 张/).waitFor();
  await dialog.getByText('现通报如下。').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  expect(await dialog.getByRole('button', { name: '签发并发布' }).isDisabled()).toBe(true);
  await tick(dialog.getByRole('checkbox'));
  await dialog.getByRole('button', { name: '签发并发布' }).click();
  await paper().getByText('签发人:郑督办').waitFor();
  await page.getByText('SM3').waitFor();
  expect(await page.getByRole('button', { name: '重新计算' }).count()).toBe(0);
  expect(await page.getByRole('textbox', { name: '导语' }).count()).toBe(0);
});

it('is taken away as PDF with the same figures', async () => {
  const volume = await paper()
    .getByRole('row', { name: /^办件量/ })
    .getByRole('cell')
    .first()
    .innerText();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出 PDF' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('report-441500-2026-03-v1.pdf');
  const pages = pdfPages(await readFile(await download.path()));
  expect(pages[0]).toContain(`办件量\n${volume}\n`);
  expect(pages.join('\n')).toContain('现通报如下。');
});

it('is corrected with a reason; both versions stand beside each other, in English too', async () => {
  await page.getByRole('button', { name: '更正' }).click();
  await page.getByRole('button', { name: '起草更正版本' }).click();
  await page.getByText('请填写更正原因。').waitFor();
  await page.getByLabel('更正原因').fill('漏计一件');
  await page.getByRole('button', { name: '起草更正版本' }).click();
  await paper().getByText('本通报更正第 1 版。更正原因:漏计一件').waitFor();
  await page.getByRole('button', { name: '发布' }).click();
  await tick(page.getByRole('dialog').getByRole('checkbox'));
  await page.getByRole('button', { name: '签发并发布' }).click();
  await paper().getByText('签发人:郑督办').waitFor();
  const versions = page.getByRole('region', { name: '各版本' });
  await versions.getByText('已被更正').waitFor();
  await versions.getByRole('link', { name: '第 1 版' }).click();
  await page.getByText('本版已被第 2 版更正,内容保持发布时的原样。').waitFor();
  expect(await paper().getByText('漏计一件').count()).toBe(0);

  const english = await (await openContext(browser, url, { language: 'en' })).newPage();
  await signIn(english, 'auditor');
  await english.goto(new URL(page.url()).pathname);
  await english.getByText('Version 2 corrects this one, which stays as it was published.').waitFor();
  expect(await english.getByRole('button', { name: 'Correct' }).count()).toBe(0);
  expect(await axeViolations(english)).toEqual([]);
  await english.context().close();
});

it('a draft of a month that still runs is thrown away again', async () => {
  await page.goto('/reports');
  await choose('地区', '封丘县');
  // The list of regions takes a moment to go, and must not be taken for that of months.
  await expect.poll(() => page.locator('.ant-select-item-option:visible').count()).toBe(0);
  await page.locator('.report-new').getByLabel('月份', { exact: true }).click();
  await page.locator('.ant-select-item-option:visible').first().click();
  await page.getByRole('button', { name: '计算数据并起草' }).click();
  await page.getByText('该月尚未结束,请在月末之后发布。').waitFor();
  await page.getByRole('button', { name: '删除草稿' }).click();
  await page.getByRole('tooltip').getByRole('button', { name: '删除草稿' }).click();
  await page.waitForURL('**/reports');
  await page.getByRole('table', { name: '历次通报' }).getByText(MONTH).first().waitFor();
});
