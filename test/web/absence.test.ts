import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Stack, startStack } from '#scripts/stack/index.mjs';
import { addPeople } from '../api/support/people.js';
import { Office, todayInChina } from '../support/office.js';
import { launchBrowser, openContext, signIn } from './support/browser.js';
import { Tab } from './support/faults.js';

const ITEM = '防雷装置竣工验收';
const METEOROLOGY = 'shanwei-meteorology';
const SOON = { timeout: 30_000 };

// A stack of its own: whoever is away would lose other tests' cases.
let home: string;
let stack: Stack;
let office: Office;
let browser: Browser;
let page: Page;
let kept: string;
let decided: string;

const claimed = async (): Promise<string> => {
  const { caseNo } = await office.open(ITEM);
  await office.give(caseNo, 'pass-pre-review');
  await office.give(caseNo, 'accept');
  await office.give(caseNo, 'claim', {}, 'away');
  return caseNo;
};
const openAs = async (who: string): Promise<Page> => {
  const opened = await (await openContext(browser, stack.url)).newPage();
  await signIn(opened, who);
  return opened;
};
const pick = async (on: Page, label: string, person: string): Promise<void> => {
  await on.getByLabel(label, { exact: true }).click();
  await on.locator('.ant-select-dropdown:visible .person-option', { hasText: person }).click();
};
/** The reason by which a case went from one to another last, as its file says. */
const sayInFile = async (on: Page, caseNo: string, reason: RegExp): Promise<void> => {
  await on.goto(`/cases/${caseNo}?tab=process`);
  const step = on.locator('.timeline > li', { hasText: '转办' }).first();
  await step.locator('summary').first().click();
  await step.getByText(reason).first().waitFor();
};
/** Exactly these of both cases lie among what the person has to do. */
const hasToDo = async (on: Page, ...cases: string[]): Promise<void> => {
  await on.goto('/work/todo');
  await on.getByRole('heading', { level: 1 }).waitFor();
  const own = async () => {
    const all = await Promise.all([kept, decided].map((caseNo) => on.getByText(caseNo).count()));
    return [kept, decided].filter((_, i) => all[i]! > 0);
  };
  await expect.poll(own, { timeout: 15_000 }).toEqual(cases);
};

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'tongban-absence-page-'));
  stack = await startStack({ home, durable: false });
  office = new Office(stack.url);
  const posts = [{ role: 'handler', departmentId: METEOROLOGY }] as const;
  await addPeople(
    [
      { username: 'away', name: '王请假', posts },
      { username: 'deputy', name: '刘代理', posts },
      { username: 'third', name: '孙第三', posts },
    ],
    stack.databaseUrl,
  );
  browser = await launchBrowser();
  [kept, decided] = [await claimed(), await claimed()];
  page = await openAs('away');
});
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
  await rm(home, { recursive: true, force: true });
});

it('an officer names her deputy, sees first what would go over, and her work goes over', async () => {
  await hasToDo(page, kept, decided);
  await page.getByRole('link', { name: '请假代理' }).click();
  await page.getByText('没有请假记录。').waitFor();
  await page.getByRole('button', { name: '登记请假' }).click();
  await page.getByText('请填写代理人。').waitFor();
  await pick(page, '代理人', '刘代理');
  await page.getByLabel('末日', { exact: true }).fill(todayInChina());
  await page.getByRole('button', { name: '试算' }).click();
  await page.getByText('现在将转出 2 件。').waitFor();
  await page.getByRole('link', { name: kept }).waitFor();
  await page.getByRole('button', { name: '登记请假' }).click();
  await page.getByText('已登记,首日起办件转给代理人。').waitFor();
  await page.getByRole('row', { name: /王请假 刘代理 .* 请假中 已转出 2 件/ }).waitFor(SOON);

  const deputy = await openAs('deputy');
  await hasToDo(deputy, kept, decided);
  await sayInFile(deputy, kept, /请假代理\(.*\):王请假请假,由刘代理代为办理/);
  await deputy.context().close();
  await hasToDo(page);
});

it('a second absence in these days is refused, and stays in the form as it was typed', async () => {
  await page.goto('/absences');
  await pick(page, '代理人', '孙第三');
  await page.getByLabel('末日', { exact: true }).fill(todayInChina());
  await page.getByRole('button', { name: '试算' }).click();
  await page
    .getByRole('alert')
    .getByText(/王请假 在 .* 已登记请假/)
    .waitFor();
  expect(await page.getByLabel('末日', { exact: true }).inputValue()).toBe(todayInChina());
});

it('she ends it: what the deputy has not done comes back', async () => {
  await office.give(decided, 'decide-step', { outcome: 'approve' }, 'deputy');
  await page.getByRole('button', { name: '提前结束 王请假' }).click();
  await page.getByRole('tooltip').getByRole('button', { name: '提前结束' }).click();
  await page.getByRole('row', { name: /已结束 王请假 提前结束 已转出 2 件,已交还 1 件/ }).waitFor(SOON);
  await hasToDo(page, kept);
  await sayInFile(page, kept, /请假代理结束\(.*\):由刘代理交还王请假/);
});

it('whoever leads the department hands her work over for good, and follows how far it gets', async () => {
  const leader = await openAs('leader');
  await leader.getByRole('link', { name: '请假代理' }).click();
  await leader.getByText('没有移交记录。').waitFor();
  const form = leader.locator('form', { hasText: '移交理由' });
  await form.getByLabel('移交人', { exact: true }).click();
  await leader.keyboard.type('王请假');
  await leader.locator('.ant-select-dropdown:visible .person-option', { hasText: '王请假' }).click();
  await pick(leader, '接收人', '孙第三');
  await leader.getByRole('button', { name: '试算移交' }).click();
  await leader.getByText('现在将转出 1 件。').waitFor();
  await leader.getByLabel('移交理由', { exact: true }).fill('离任');
  await leader.getByRole('button', { name: '开始移交' }).click();
  await leader.getByText('已开始移交。').waitFor();
  await leader.getByRole('row', { name: /王请假 孙第三 离任 .* 已完成 已移交 1 件,留下 0 件/ }).waitFor(SOON);
  await sayInFile(leader, kept, /批量移交:离任/);
  expect(await (await Tab.of(leader.context(), stack.url)).faultsAt('/absences')).toEqual([]);
  await leader.context().close();
});
