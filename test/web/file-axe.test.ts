import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { pdf, tokenOf, upload } from '../api/support/raw.js';
import { Office, todayInChina } from '../support/office.js';
import { axeViolations } from './support/axe.js';
import { launchBrowser } from './support/browser.js';
import { arrive, openFile } from './support/file.js';

const url = inject('url');
const office = new Office(url);
const ITEM = '防雷装置竣工验收';

const TABS = {
  zh: ['基本信息', '过程信息', '条件材料', '业务表格', '办件结果'],
  en: ['Basics', 'Process', 'Materials', 'Form', 'Result'],
};

let browser: Browser;
let caseNo: string;
beforeAll(async () => {
  browser = await launchBrowser();
  const { attachmentId } = (await upload(await tokenOf('applicant'), pdf(), '申请书.pdf')).body;
  const application = await office.application(ITEM);
  const [first, ...others] = application.materials as object[];
  ({ caseNo } = await office.open(ITEM, {
    materials: [{ ...first, attachmentIds: [attachmentId] }, ...others],
  }));
  await office.give(caseNo, 'pass-pre-review', { opinion: '材料齐全。'.repeat(200) });
  await office.give(caseNo, 'accept');
  await office.give(caseNo, 'urge', { message: '请尽快办理' }, 'supervisor');
  const notice = { content: '检测所需时间不计算在审批期限内。', servedOn: todayInChina() };
  const body = { kind: 'testing', basis: '《行政许可法》第四十五条', notice, workingDays: 10 };
  await office.give(caseNo, 'start-special-procedure', body, 'handler');
});
afterAll(() => browser.close());

it.each([
  ['zh', 'light', 1440],
  ['zh', 'dark', 390],
  ['en', 'dark', 1440],
  ['en', 'light', 390],
] as const)('axe finds nothing on any tab: %s, %s, %d wide', async (language, look, width) => {
  const page = await arrive(browser, url, 'handler', { language, look, width });
  await openFile(page, caseNo);
  const found: string[] = [];
  for (const name of language === 'zh' ? TABS.zh : TABS.en) {
    await page.getByRole('tab', { name }).click();
    await page.getByRole('tabpanel', { name }).waitFor();
    await page.locator('.case-file details').evaluateAll((all) => {
      for (const each of all) (each as HTMLDetailsElement).open = true;
    });
    // From the top: what is scrolled half under the header is no target too small.
    await page.evaluate(() => window.scrollTo(0, 0));
    found.push(...(await axeViolations(page)));
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (overflow > 0) found.push(`${name} is ${overflow} px too wide`);
  }
  expect(found).toEqual([]);
  await page.context().close();
});
