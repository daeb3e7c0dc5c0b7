import type { Browser, Page } from 'playwright-core';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { pdf, tokenOf, upload } from '../api/support/raw.js';
import { Office } from '../support/office.js';
import { launchBrowser } from './support/browser.js';
import { arrive, openFile } from './support/file.js';

const url = inject('url');
const office = new Office(url);
const ITEM = '防雷装置竣工验收';
const PICTURE = 'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg==';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe('two people at one case', () => {
  it('what a colleague does is said within two seconds, with name and act; one’s own act is no news', async () => {
    const { caseNo } = await office.open(ITEM);
    const live: Promise<unknown>[] = [];
    const page = await arrive(browser, url, 'acceptance');
    live.push(page.waitForResponse((response) => response.url().endsWith('/cases/stream')));
    await openFile(page, caseNo);
    await Promise.all(live);
    await office.give(caseNo, 'pass-pre-review', { opinion: '材料齐全' });
    const notice = page.locator('.change-notice');
    await notice.getByText('陈预审:预审通过').waitFor({ timeout: 4_000 });
    expect(await notice.getAttribute('role')).toBe('status');
    await page.locator('.stage-tag').getByText('待受理').waitFor();
    await notice.getByRole('button', { name: '知道了' }).click();
    await page.getByRole('button', { name: '认领' }).click();
    await page.getByRole('button', { name: '释放' }).waitFor();
    expect(await notice.innerText()).toBe('');
    await page.getByRole('button', { name: '释放' }).click();
    await page.getByRole('button', { name: '认领' }).waitFor();
    await page.context().close();
  });

  it('a reader who opens a copy has read it', async () => {
    const { caseNo } = await office.open(ITEM);
    await office.give(caseNo, 'copy-to', { users: ['leader'] }, 'prereview');
    const leader = await office.as('leader');
    const queue = async (name: string) =>
      (await leader.get<{ rows: { caseNo: string }[] }>(`/api/v1/cases?queue=${name}&limit=100`)).body.rows.map(
        (row) => row.caseNo,
      );
    expect(await queue('to-read')).toContain(caseNo);
    const page = await arrive(browser, url, 'leader');
    const marked = page.waitForResponse((response) => response.url().endsWith(`/cases/${caseNo}/read`));
    await openFile(page, caseNo);
    expect((await marked).status()).toBe(204);
    expect(await queue('to-read')).not.toContain(caseNo);
    expect(await queue('read')).toContain(caseNo);
    await page.context().close();
  });
});

describe('files of a case', () => {
  let caseNo: string;
  let files: { readonly attachmentId: string }[];
  let page: Page;
  beforeAll(async () => {
    const token = await tokenOf('applicant');
    const bytes: readonly (readonly [string, Uint8Array<ArrayBuffer>])[] = [
      ['申请书.pdf', pdf()],
      ['照片.png', Uint8Array.from(Buffer.from(PICTURE, 'base64'))],
      ['说明.txt', Uint8Array.from(Buffer.from('本工程按图施工。\n'))],
    ];
    files = [];
    for (const [name, content] of bytes) files.push((await upload(token, content, name)).body);
    const application = await office.application(ITEM);
    const [first, ...others] = application.materials as object[];
    const attachmentIds = files.map(({ attachmentId }) => attachmentId);
    ({ caseNo } = await office.open(ITEM, { materials: [{ ...first, attachmentIds }, ...others] }));
    page = await arrive(browser, url, 'prereview');
    await openFile(page, caseNo, 'materials');
  });
  afterAll(() => page.context().close());
  const closed = async () => {
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  };

  it('are looked at in the page, a view for each in the record', async () => {
    await page.getByRole('button', { name: '查看 说明.txt' }).click();
    await page.getByRole('dialog').getByText('本工程按图施工。').waitFor();
    await closed();
    await page.getByRole('button', { name: '查看 照片.png' }).click();
    const picture = page.getByRole('img', { name: '照片.png' });
    await expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(2);
    await page.getByRole('button', { name: '放大' }).click();
    await page.getByText('150%').waitFor();
    await closed();
    await page.getByRole('button', { name: '查看 申请书.pdf' }).click();
    await page.locator('iframe[title="申请书.pdf"]').waitFor();
    const inViewer = () => page.frames().filter((frame) => frame.url().startsWith('chrome-extension://')).length;
    await expect.poll(inViewer, { timeout: 15_000 }).toBe(1);
    await closed();
    const db = new Client({ connectionString: inject('databaseUrl') });
    await db.connect();
    const { rows } = await db.query<{ id: string; views: number }>(
      `SELECT attachment_id AS id, count(*)::int AS views FROM attachment_view
       WHERE viewed_by = 'prereview' AND attachment_id = ANY($1) GROUP BY 1`,
      [files.map(({ attachmentId }) => attachmentId)],
    );
    await db.end();
    expect(rows.map(({ views }) => views)).toEqual([1, 1, 1]);
  });

  it('stay in sight when they were replaced (APP-20)', async () => {
    const { body } = await upload(await tokenOf('applicant'), pdf(), '申请书(盖章).pdf');
    const lines = [{ materialId: 'application', requirement: '请加盖公章' }];
    await office.give(caseNo, 'request-supplement', { lines }, 'prereview');
    await office.give(caseNo, 'submit-supplement', {
      materials: [{ materialId: 'application', form: 'electronic', attachmentIds: [body.attachmentId] }],
    });
    await openFile(page, caseNo, 'materials');
    await page.getByRole('button', { name: '查看 申请书(盖章).pdf' }).waitFor();
    await page.getByText('已被替换的附件(3)').click();
    await page.getByRole('button', { name: '查看 申请书.pdf' }).waitFor();
  });
});

describe('by keyboard and on paper', () => {
  it('1–5 open the tabs, n what is next, Esc the list', async () => {
    const { caseNo } = await office.open(ITEM);
    const page = await arrive(browser, url, 'prereview');
    await openFile(page, caseNo);
    for (const [key, tab] of [
      ['3', '条件材料'],
      ['5', '办件结果'],
      ['1', '基本信息'],
    ] as const) {
      await page.keyboard.press(key);
      await page.getByRole('tab', { name: tab, selected: true }).waitFor();
    }
    await page.keyboard.press('n');
    await page.waitForURL(`**/cases/${caseNo}/do/pass-pre-review`);
    await page.goBack();
    await page.getByRole('tabpanel').waitFor();
    await page.keyboard.press('Escape');
    await page.waitForURL('**/work/todo');
    await page.context().close();
  });

  it('prints all five parts in order, without a button, on light paper', async () => {
    const { caseNo } = await office.open(ITEM);
    const page = await arrive(browser, url, 'prereview', { look: 'dark' });
    await openFile(page, caseNo, 'materials');
    await page.emulateMedia({ media: 'print' });
    const text = await page.locator('.case-file').innerText();
    const places = ['办件档案', '打印时间', '基本信息', '过程信息', '条件材料', '业务表格', '办件结果'].map((word) =>
      text.indexOf(word),
    );
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThanOrEqual(0);
    expect(text).toContain(caseNo);
    expect(await page.getByRole('button').filter({ visible: true }).allInnerTexts()).toEqual([]);
    expect(
      await page
        .locator('.block')
        .first()
        .evaluate((block) => getComputedStyle(block).color),
    ).toBe('rgb(0, 0, 0)');
    expect((await page.pdf({ preferCSSPageSize: true })).length).toBeGreaterThan(10_000);
    await page.context().close();
  });
});
