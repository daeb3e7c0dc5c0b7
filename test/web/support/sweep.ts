import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser, openContext } from './browser.js';
import { Tab } from './faults.js';
import type { ListedPage } from './pages.js';
import { Prepared } from './prepared.js';
import { signInQuietly } from './visit.js';

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
    const profiles = new Map<string | undefined, Promise<BrowserContext>>();
    const idle = new Map<string | undefined, Tab[]>();

    beforeAll(async () => {
      browser = await launchBrowser();
      prepared = new Prepared(url);
    });
    afterAll(() => browser?.close());

    /** One browser profile for each person. */
    function profile(who: string | undefined): Promise<BrowserContext> {
      const known = profiles.get(who);
      if (known) return known;
      const opening = openContext(browser, url, { look: 'system' }).then(async (context) => {
        if (who) await signInQuietly(context, who);
        return context;
      });
      profiles.set(who, opening);
      return opening;
    }

    it.concurrent.for(pages)('$name', async ({ who, address, refused }) => {
      const tabs = idle.get(who) ?? [];
      idle.set(who, tabs);
      const tab = tabs.pop() ?? (await Tab.of(await profile(who), url));
      const faults = await tab.faultsAt(await address(prepared));
      tabs.push(tab);
      expect(faults.filter((line) => !(refused && REFUSAL.test(line)))).toEqual([]);
    });
  });
}
