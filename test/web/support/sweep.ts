import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { axeViolations } from './axe.js';
import { complaintsOf, launchBrowser, openContext, outsideRequestsOf } from './browser.js';
import { misfits } from './fit.js';
import type { ListedPage } from './pages.js';
import { Prepared } from './prepared.js';
import { arrive, settled, signInQuietly } from './visit.js';

const WIDE = { width: 1440, height: 900 };
/** 1280 px at 200 % zoom is a page of 640 px; 360 px is the narrowest phone. */
const NARROW = [
  { width: 640, height: 400 },
  { width: 360, height: 740 },
];
const LOOKS = ['light', 'dark'] as const;
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
          const found = await faultsOf(await profile(who, language), url, at);
          return found.map((line) => `${language}, ${line}`).filter((line) => !(refused && REFUSAL.test(line)));
        }),
      );
      expect(faults.flat()).toEqual([]);
    });
  });
}

async function faultsOf(context: BrowserContext, url: string, address: string): Promise<string[]> {
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  const outside = outsideRequestsOf(context, url);
  try {
    const faults: string[] = [];
    const say = (where: string, found: readonly string[]) => faults.push(...found.map((line) => `${where}: ${line}`));
    for (const look of LOOKS) {
      await page.emulateMedia({ colorScheme: look });
      if (look === 'light') await arrive(page, address);
      else await settled(page);
      say(look, await axeViolations(page, look === 'light' ? 'all' : 'colours'));
    }
    for (const size of NARROW) {
      await page.setViewportSize(size);
      await settled(page);
      say(`${size.width} px wide`, await misfits(page));
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await settled(page);
    say('on a phone', await axeViolations(page));
    say('console', complaints);
    say('request elsewhere', outside);
    return faults;
  } finally {
    await page.close();
  }
}
