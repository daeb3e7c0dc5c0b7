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
const LOOKS = ['light', 'dark'] as const;

/** Opens a page in both looks and at three widths; answers what is wrong with it, a line each. `phone`: axe once more there. */
export async function faultsOf(
  context: BrowserContext,
  url: string,
  address: string,
  { phone = true } = {},
): Promise<string[]> {
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
    if (phone) {
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
