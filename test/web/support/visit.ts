import type { BrowserContext, Page } from 'playwright-core';
import { SAMPLE_PASSWORD } from '../../support/client.js';

/** Signs a sample account in without the login page: the session's cookie is this profile's from now on. */
export async function signInQuietly(context: BrowserContext, username: string): Promise<void> {
  const answer = await context.request.post('/api/v1/auth/login', {
    headers: { 'X-Tongban-Page': '1' },
    data: { username, password: SAMPLE_PASSWORD },
  });
  if (!answer.ok()) throw new Error(`${username} could not sign in: ${await answer.text()}`);
}

/** What a machine that does much else besides may need for one page. */
const PATIENCE = { timeout: 60_000 };

/** Opens an address and waits until the page stands: its heading is there and nothing says that it is loading. */
export async function arrive(page: Page, address: string): Promise<void> {
  await page.goto(address, PATIENCE);
  await settled(page);
}

/** Leaves the tab at an address of ours that does nothing: a page that is left open follows every change of a case. */
export const park = (page: Page) => page.goto('/health/live', PATIENCE);

/** Waits until nothing on the page is on its way and what moved has come to rest. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1, [role=alert]').first().waitFor(PATIENCE);
  await page.waitForFunction(
    () =>
      !document.querySelector('[aria-busy="true"], .ant-skeleton, .ant-spin-spinning') &&
      ![...document.querySelectorAll('[role="status"]')].some(({ textContent }) => textContent?.includes('Loading…')),
    undefined,
    PATIENCE,
  );
  await page.evaluate(async () => {
    await document.fonts.ready;
    // A colour that a child inherits begins to change only when its parent's has: asked until nothing moves.
    const moving = () =>
      document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity);
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    // What measures its own room learns of a new width after the first frame.
    await nextFrame();
    await nextFrame();
    while (moving().length > 0) {
      await Promise.allSettled(moving().map(({ finished }) => finished));
      await nextFrame();
    }
  });
}
