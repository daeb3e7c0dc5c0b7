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

/** A tab in which page after page is looked at: a new one for each would take three times as long. */
export class Tab {
  private constructor(
    private readonly page: Page,
    private readonly complaints: string[],
    private readonly outside: string[],
  ) {}

  /** The context is of a Chinese-reading person whose look follows the system. */
  static async of(context: BrowserContext, url: string): Promise<Tab> {
    const page = await context.newPage();
    return new Tab(page, complaintsOf(page), outsideRequestsOf(page, url));
  }

  /** Opens a page in light and dark, at three widths and in both languages; answers what is wrong with it, a line each. */
  async faultsAt(address: string): Promise<string[]> {
    const { page } = this;
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
    await page.setViewportSize(WIDE);
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
    say('en, on a phone', await axeViolations(page, 'words'));
    await narrow('en');
    say('console', this.complaints.splice(0));
    say('request elsewhere', this.outside.splice(0));
    return faults;
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
