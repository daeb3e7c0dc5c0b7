import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { Office } from '../support/office.js';
import { pdf, tokenOf, upload } from '../api/support/raw.js';
import { launchBrowser, openContext, signIn } from './support/browser.js';

const office = new Office(inject('url'));
const ITEM = '防雷装置竣工验收';

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
  page = await (await openContext(browser, inject('url'))).newPage();
  await signIn(page, 'prereview');
});
afterAll(() => browser.close());

/** The address of a file of a case, to be shown. */
async function shown(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<string> {
  const { attachmentId } = (await upload(await tokenOf('applicant'), bytes, name)).body;
  const application = await office.application(ITEM);
  const [first, ...others] = application.materials as object[];
  const { caseNo } = await office.open(ITEM, { materials: [{ ...first, attachmentIds: [attachmentId] }, ...others] });
  return `/api/v1/cases/${caseNo}/attachments/${attachmentId}?view=inline`;
}

/** Puts a frame with the file into the page as it stands. */
const framed = (address: string) =>
  page.evaluate((src) => {
    const frame = document.createElement('iframe');
    frame.title = 'file';
    frame.src = src;
    document.body.replaceChildren(frame);
  }, address);
const framesOfViewer = (of: Page) => of.frames().filter((frame) => frame.url().startsWith('chrome-extension://'));

describe('a file of a case in a real browser', () => {
  it('a PDF opens in the browser’s viewer, in a frame of the page and in a tab', async () => {
    const address = await shown(pdf(), '图纸.pdf');
    await framed(address);
    await expect.poll(() => framesOfViewer(page).length, { timeout: 15_000 }).toBe(1);
    const tab = await page.context().newPage();
    await tab.goto(address);
    await expect.poll(() => framesOfViewer(tab).length, { timeout: 15_000 }).toBe(1);
    await tab.close();
  });

  it('a text is shown as it is, Chinese too', async () => {
    await framed(await shown(Uint8Array.from(Buffer.from('材料清单:申请表、竣工图\n')), '说明.csv'));
    await page.frameLocator('iframe').getByText('材料清单:申请表、竣工图').waitFor();
  });

  it('a picture is shown', async () => {
    const png = 'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg==';
    await framed(await shown(Uint8Array.from(Buffer.from(png, 'base64')), '照片.png'));
    const picture = page.frameLocator('iframe').locator('img');
    await picture.waitFor();
    expect(await picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(2);
  });
});
