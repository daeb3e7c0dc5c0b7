import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { addPeople } from '../api/support/people.js';
import { named, Office } from '../support/office.js';
import { launchBrowser, openContext, signIn } from './support/browser.js';
import { tick } from './support/tick.js';

const url = inject('url');
const office = new Office(url);
const ITEM = '防雷装置竣工验收';
const NAME = '诸葛批量';
let browser: Browser;
let page: Page;
let cases: string[];

beforeAll(async () => {
  browser = await launchBrowser();
  cases = [];
  for (let n = 0; n < 3; n += 1) cases.push((await office.open(ITEM, named(NAME))).caseNo);
  page = await (await openContext(browser, url)).newPage();
  await signIn(page, 'prereview');
});
afterAll(() => browser.close());

const tickOf = (caseNo: string) => page.getByRole('checkbox', { name: `选择办件 ${caseNo}` });
const results = () => page.getByRole('list', { name: '每件办件的结果' }).getByRole('listitem');
const openAll = async () => {
  await page.goto(`/work/department?applicant=${NAME}`);
  await tickOf(cases[2]!).waitFor();
};

describe('bulk actions', () => {
  it('say for each case what became of it, and send only the refused ones again', async () => {
    const [first, second, passed] = cases as [string, string, string];
    await openAll();
    // Claimed by now by the person already: a second claim of it is refused.
    await office.give(passed, 'claim', {}, 'prereview');
    await tick(page.getByRole('checkbox', { name: '全选已显示的办件' }));
    await page.getByText('已选 3 件').waitFor();
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/commands/claim'))
        sent.push(`${request.url()} ${request.headers()['idempotency-key']}`);
    });
    await page.getByRole('button', { name: '认领', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: '认领' }).click();
    await page.getByText('成功 2 件,未成功 1 件').waitFor();
    expect(new Set(sent).size).toBe(3);
    const said = await results().allTextContents();
    expect(said.filter((text) => text.includes('成功'))).toHaveLength(2);
    const refused = said.find((text) => text.includes(passed.slice(-12)) && !text.includes('成功'))!;
    expect(refused).toMatch(/[。]/);
    for (const caseNo of [first, second]) {
      const { body } = await (
        await office.as('leader')
      ).get<{ assigneeId: string }>(`/api/v1/cases?caseNo=${caseNo}&queue=all`);
      expect(JSON.stringify(body)).toContain('"assigneeId":"prereview"');
    }

    sent.length = 0;
    await page.getByRole('button', { name: '重试未成功的 1 件' }).click();
    await page.getByText('成功 2 件,未成功 1 件').waitFor();
    await expect.poll(() => sent.length).toBe(1);
    expect(sent[0]).toContain(passed);
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('copy cases to people, who find them under 待阅', async () => {
    await openAll();
    await tick(tickOf(cases[0]!));
    await tick(tickOf(cases[1]!));
    await page.getByRole('button', { name: '抄送', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '抄送' }).click();
    await dialog.getByText('请选择人员').waitFor();
    await dialog.getByLabel('抄送给').fill('郑');
    await page.locator('.ant-select-item-option-active', { hasText: '郑督办' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await dialog.getByRole('button', { name: '抄送' }).click();
    await dialog.getByText('成功 2 件,未成功 0 件').waitFor();
    await dialog.getByRole('button', { name: '关闭' }).last().click();
    await page.getByText('勾选办件后可批量认领、转办、抄送').waitFor();
    const { body } = await (
      await office.as('supervisor')
    ).get<{ rows: { caseNo: string }[] }>('/api/v1/cases?queue=to-read&limit=100');
    expect(body.rows.map(({ caseNo }) => caseNo)).toEqual(expect.arrayContaining(cases.slice(0, 2)));
  });

  it('hand cases over to a colleague, with the reason', async () => {
    await addPeople([
      {
        username: 'bulk-prereview',
        name: '冯批量',
        posts: [{ role: 'prereview', departmentId: 'shanwei-meteorology' }],
      },
    ]);
    const handed = [(await office.open(ITEM, named(NAME))).caseNo, (await office.open(ITEM, named(NAME))).caseNo];
    await openAll();
    for (const caseNo of handed) await tick(tickOf(caseNo));
    await page.getByRole('button', { name: '转办', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('转给').fill('冯批量');
    await page.locator('.ant-select-item-option-active', { hasText: '冯批量' }).waitFor();
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: '转办' }).click();
    await dialog.getByText('请填写原因').waitFor();
    await dialog.getByLabel('转办原因').fill('休假交接');
    await dialog.getByRole('button', { name: '转办' }).click();
    await dialog.getByText('成功 2 件,未成功 0 件').waitFor();
    await dialog.getByRole('button', { name: '关闭' }).last().click();
    const colleague = await office.as('bulk-prereview');
    for (const caseNo of handed) {
      const last = (await colleague.timeline(caseNo)).at(-1)!;
      expect(last).toMatchObject({ type: 'transferred', data: { toUser: 'bulk-prereview', reason: '休假交接' } });
    }
  });

  it('give the focus to a neighbour when a row goes', async () => {
    await page.goto(`/work/todo?applicant=${NAME}`);
    await tickOf(cases[2]!).waitFor();
    const order = await page
      .locator('tr[data-case]')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-case')!));
    await page.getByRole('link', { name: order[1]! }).focus();
    await office.give(order[1]!, 'pass-pre-review');
    await page.locator(`tr[data-case="${order[1]}"]`).waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.closest('tr')?.getAttribute('data-case'))).toBe(order[2]);
  });
});
