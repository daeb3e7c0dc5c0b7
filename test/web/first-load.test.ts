import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { firstLoads } from '#scripts/web/sizes.mjs';
import { launchBrowser, openContext } from './support/browser.js';
import { Prepared } from './support/prepared.js';
import { apiRequestsOf, longestWaterfall } from './support/requests.js';
import { STAGES } from './support/step-cases.js';
import { arrive, settled, signInQuietly } from './support/visit.js';

const url = inject('url');
let browser: Browser;
let prepared: Prepared;

beforeAll(async () => {
  browser = await launchBrowser();
  prepared = new Prepared(url);
});
afterAll(() => browser?.close());

describe('a first visit', () => {
  /** Opens the page in a fresh profile; answers what it fetched of script and style, and what each weighed on the wire. */
  async function visit(address: string, who?: string) {
    const context = await openContext(browser, url);
    if (who) await signInQuietly(context, who);
    const page = await context.newPage();
    const fetched = new Map<string, Promise<number>>();
    page.on('requestfinished', (request) => {
      const { pathname } = new URL(request.url());
      if (!/^\/assets\/.*\.(js|css)$/.test(pathname)) return;
      fetched.set(
        pathname.slice(1),
        request.sizes().then(({ responseBodySize }) => responseBodySize),
      );
    });
    const requests = await apiRequestsOf(page);
    await arrive(page, address);
    const sizes = await Promise.all(fetched.values());
    await context.close();
    return { files: [...fetched.keys()].sort(), bytes: sizes.reduce((sum, size) => sum + size, 0), requests };
  }

  const visits = {
    "the officers' list /work/$queue": () => visit('/work/todo', 'prereview'),
    "the applicants' guide /items/$itemCode": async () => visit(`/items/${await prepared.itemCode()}`),
  };

  it.for(Object.entries(visits))('%s weighs what the check of its budget says', async ([name, open]) => {
    const expected = (await firstLoads()).find((load) => load.name === name)!;
    const { files, bytes } = await open();
    expect(files).toEqual(expected.files);
    // Chromium takes brotli, which is somewhat less than the gzip that the budget counts.
    expect(bytes / 1000).toBeLessThanOrEqual(expected.weight);
    expect(bytes / 1000).toBeGreaterThan(0.8 * expected.weight);
  });

  it.for(Object.entries(visits))('%s asks once for all, and no request waits for another twice', async ([, open]) => {
    const { requests } = await open();
    expect(requests.length).toBeGreaterThan(0);
    const calls = requests.map(({ call }) => call);
    expect(calls).toEqual([...new Set(calls)]);
    expect(longestWaterfall(requests).length).toBeLessThanOrEqual(2);
  });
});

describe('from the list', () => {
  it('a case opens with one request', async () => {
    const caseNo = await prepared.of(STAGES.preReview);
    const context = await openContext(browser, url);
    await signInQuietly(context, 'prereview');
    const page = await context.newPage();
    // Held open and silent: what the new case goes on doing would have the page ask anew.
    await page.route('**/cases/stream', () => undefined);
    await arrive(page, `/work/todo?caseNo=${caseNo}`);
    const requests = await apiRequestsOf(page);
    await page.getByRole('link', { name: caseNo, exact: true }).click();
    await page.getByRole('tabpanel').waitFor();
    await settled(page);
    expect(requests.map(({ call }) => call)).toEqual([`GET /api/v1/cases/${caseNo}`]);
    await context.close();
  });
});
