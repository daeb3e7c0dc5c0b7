import type { Locator } from 'playwright-core';
import { expect } from 'vitest';

/**
 * Ticks a box or chooses a radio button, or unticks a box, as a person does: one click, and a look at what came of it. A
 * form tells its boxes a moment after the click; Playwright's own `check` looks at once and calls that a failure.
 */
export async function tick(box: Locator, on = true): Promise<void> {
  if ((await box.isChecked()) !== on) await box.click();
  await expect.poll(() => box.isChecked(), { timeout: 5_000, interval: 20 }).toBe(on);
}
