import { expect, inject, it } from 'vitest';
import { Office } from '../support/office.js';
import { launchBrowser, openContext, signIn } from './support/browser.js';

it('each request of the page begins a trace of its own (W3C Trace Context), made of random numbers', async () => {
  // So that there is something in the list, whoever ran before.
  await new Office(inject('url')).open('防雷装置竣工验收');
  const browser = await launchBrowser();
  try {
    const page = await (await openContext(browser, inject('url'))).newPage();
    const given: string[] = [];
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      // The live line, and what a page needs ahead of its scripts, are asked for by the browser itself.
      if (['fetch', 'xhr'].includes(request.resourceType()) && pathname.startsWith('/api/v1/'))
        given.push(request.headers().traceparent ?? 'none');
    });
    await signIn(page, 'prereview');
    await page.getByRole('table').first().waitFor();
    expect(given.length).toBeGreaterThan(2);
    expect(given.filter((one) => !/^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-00$/.test(one))).toEqual([]);
    expect(new Set(given.flatMap((one) => one.split('-').slice(1, 3))).size).toBe(given.length * 2);
  } finally {
    await browser.close();
  }
});
