import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser, openContext } from './browser.js';
import { faultsOf } from './faults.js';
import type { ListedPage } from './pages.js';
import { Prepared } from './prepared.js';
import { signInQuietly } from './visit.js';

const WIDE = { width: 1440, height: 900 };
/** What the browser logs of an answer that is none. */
const REFUSAL = /console: Failed to load resource: the server responded with a status of 4\d\d/;

/**
 * Every listed page in both languages: nothing that axe finds against WCAG 2.2 AA, light and dark; nothing that does
 * not fit at 200 % zoom or on a phone; no complaint in the console; no request to anywhere else.
 */
export function sweep(title: string, pages: readonly ListedPage[]): void {
  describe(title, () => {
    let browser: Browser;
    let prepared: Prepared;
    const url = inject('url');
    const contexts = new Map<string | undefined, Promise<BrowserContext>>();

    beforeAll(async () => {
      browser = await launchBrowser();
      prepared = new Prepared(url);
    });
    afterAll(() => browser?.close());

    /** One browser profile for each person. */
    function profile(who: string | undefined): Promise<BrowserContext> {
      const known = contexts.get(who);
      if (known) return known;
      const opening = openContext(browser, url, { ...WIDE, look: 'system' }).then(async (context) => {
        if (who) await signInQuietly(context, who);
        return context;
      });
      contexts.set(who, opening);
      return opening;
    }

    it.concurrent.for(pages)('$name', async ({ who, address, refused }) => {
      const faults = await faultsOf(await profile(who), url, await address(prepared));
      expect(faults.filter((line) => !(refused && REFUSAL.test(line)))).toEqual([]);
    });
  });
}
