import type { BrowserContext, Page } from 'playwright-core';
import { axeViolations } from './axe.js';
import { complaintsOf, outsideRequestsOf } from './browser.js';
import { misfits } from './fit.js';
import { arrive, settled } from './visit.js';

const WIDE = { width: 1440, height: 900 };
/** 1280 px at 200 % zoom is a page of 640 px; 360 px is the narrowest phone. */
const NARROW = [
  { width: 640, height: 400 },
  { width: 360, height: 740 },
];

/**
 * Opens a page, looks at it in light and dark, at three widths and in both languages; answers what is wrong with it, a
 * line each. The context is of a Chinese-reading person whose look follows the system.
 */
export async function faultsOf(context: BrowserContext, url: string, address: string): Promise<string[]> {
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  const outside = outsideRequestsOf(context, url);
  try {
    const faults: string[] = [];
    const say = (where: string, found: readonly string[]) => faults.push(...found.map((line) => `${where}: ${line}`));
    const look = async (colorScheme: 'light' | 'dark') => {
      await page.emulateMedia({ colorScheme });
      await settled(page);
    };
    const narrow = async (language: string) => {
      for (const size of NARROW) {
        await page.setViewportSize(size);
        await settled(page);
        say(`${language}, ${size.width} px wide`, await misfits(page));
      }
    };
    await page.emulateMedia({ colorScheme: 'light' });
    await arrive(page, address);
    say('zh, light', await axeViolations(page));
    await look('dark');
    say('zh, dark', await axeViolations(page, 'colours'));
    await narrow('zh');
    await look('light');
    say('zh, on a phone', await axeViolations(page));
    // The colours are the same in English: only what words can change is asked again.
    await readIn(page, 'en');
    await narrow('en');
    await page.setViewportSize(WIDE);
    await settled(page);
    say('en', await axeViolations(page, 'words'));
    say('console', complaints);
    say('request elsewhere', outside);
    return faults;
  } finally {
    await page.close();
  }
}

/** As if the person had chosen the language in another tab. */
async function readIn(page: Page, language: 'en'): Promise<void> {
  await page.evaluate((newValue) => {
    dispatchEvent(new StorageEvent('storage', { key: 'tongban.settings', newValue }));
  }, JSON.stringify({ language }));
  await page.locator(`html[lang=${language}]`).waitFor({ state: 'attached' });
  await settled(page);
}
