import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser, openContext } from './browser.js';
import { faultsOf } from './faults.js';
import type { ListedPage } from './pages.js';
import { Prepared } from './prepared.js';
import { signInQuietly } from './visit.js';

const WIDE = { width: 1440, height: 900 };
type Language = 'zh' | 'en';
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
    const contexts = new Map<string, Promise<BrowserContext>>();

    beforeAll(async () => {
      browser = await launchBrowser();
      prepared = new Prepared(url);
    });
    afterAll(() => browser?.close());

    /** One browser profile for each person and language. */
    function profile(who: string | undefined, language: Language): Promise<BrowserContext> {
      const key = `${who} ${language}`;
      const known = contexts.get(key);
      if (known) return known;
      const opening = openContext(browser, url, { ...WIDE, language, look: 'system' }).then(async (context) => {
        if (who) await signInQuietly(context, who);
        return context;
      });
      contexts.set(key, opening);
      return opening;
    }

    it.for(pages)('$name', async ({ who, address, refused }) => {
      const at = await address(prepared);
      const faults = await Promise.all(
        (['zh', 'en'] as const).map(async (language) => {
          const found = await faultsOf(await profile(who, language), url, at, { again: language === 'en' });
          return found.map((line) => `${language}, ${line}`).filter((line) => !(refused && REFUSAL.test(line)));
        }),
      );
      expect(faults.flat()).toEqual([]);
    });
  });
}
