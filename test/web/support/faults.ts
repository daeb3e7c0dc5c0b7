import type { BrowserContext } from 'playwright-core';
import { axeViolations } from './axe.js';
import { complaintsOf, outsideRequestsOf } from './browser.js';
import { misfits } from './fit.js';
import { arrive, settled } from './visit.js';

/** 1280 px at 200 % zoom is a page of 640 px; 360 px is the narrowest phone. */
const NARROW = [
  { width: 640, height: 400 },
  { width: 360, height: 740 },
];

/**
 * Opens a page in both looks and at three widths; answers what is wrong with it, a line each. `again`: it was looked at
 * in another language, which has the same colours; only what words can change is asked, and axe not once more on a phone.
 */
export async function faultsOf(
  context: BrowserContext,
  url: string,
  address: string,
  { again = false } = {},
): Promise<string[]> {
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  const outside = outsideRequestsOf(context, url);
  try {
    const faults: string[] = [];
    const say = (where: string, found: readonly string[]) => faults.push(...found.map((line) => `${where}: ${line}`));
    await page.emulateMedia({ colorScheme: 'light' });
    await arrive(page, address);
    say('light', await axeViolations(page, again ? 'words' : 'all'));
    if (!again) {
      await page.emulateMedia({ colorScheme: 'dark' });
      await settled(page);
      say('dark', await axeViolations(page, 'colours'));
    }
    for (const size of NARROW) {
      await page.setViewportSize(size);
      await settled(page);
      say(`${size.width} px wide`, await misfits(page));
    }
    if (!again) {
      await page.emulateMedia({ colorScheme: 'light' });
      await settled(page);
      say('on a phone', await axeViolations(page));
    }
    say('console', complaints);
    say('request elsewhere', outside);
    return faults;
  } finally {
    await page.close();
  }
}
