import type { Page } from 'playwright-core';
import type { Stack } from '#scripts/stack/index.mjs';
import { Office } from '../support/office.js';
import { launchBrowser, openContext } from '../web/support/browser.js';
import { signInQuietly } from '../web/support/visit.js';
import { type Measure, median, quantile } from './measure.js';

const ROWS = 50;
const BAR_MS = 100;

/** A queue of 50 cases in a real browser: from the end of the list's answer to the frame that shows its rows. */
export async function benchPainting(stack: Stack, rounds: number): Promise<Measure[]> {
  const office = new Office(stack.url);
  for (let opened = 0; opened < ROWS; opened += 10)
    await Promise.all(Array.from({ length: 10 }, () => office.open('防雷装置竣工验收')));
  const browser = await launchBrowser();
  try {
    const context = await openContext(browser, stack.url);
    await signInQuietly(context, 'prereview');
    const page = await context.newPage();
    await page.addInitScript(watchPaint, ROWS);
    await paintOnce(page);
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) times.push(await paintOnce(page));
    return [
      {
        measure: `a list of ${ROWS} rows, from its data to its paint (median; p95 beside it)`,
        value: `${median(times).toFixed(0)} ms`,
        against: `${quantile(times, 0.95).toFixed(0)} ms`,
        ratio: null,
        bar: `≤ ${BAR_MS} ms`,
        held: median(times) <= BAR_MS,
      },
    ];
  } finally {
    await browser.close();
  }
}

async function paintOnce(page: Page): Promise<number> {
  await page.goto('/work/todo');
  await page.waitForFunction(() => 'paintedAt' in window);
  return page.evaluate(() => {
    const answers = performance.getEntriesByType('resource').filter(({ name }) => name.includes('/api/v1/cases?'));
    const answer = answers.at(-1) as PerformanceResourceTiming;
    return (window as unknown as { paintedAt: number }).paintedAt - answer.responseEnd;
  });
}

/** Runs in the page before its own script: notes when the first frame with all rows has been drawn. */
function watchPaint(rows: number): void {
  const watcher = new MutationObserver(() => {
    if (document.querySelectorAll('main tbody tr').length < rows) return;
    watcher.disconnect();
    requestAnimationFrame(() => {
      // Behind the frame that was just prepared.
      const after = new MessageChannel();
      after.port1.onmessage = () => Object.assign(window, { paintedAt: performance.now() });
      after.port2.postMessage(undefined);
    });
  });
  watcher.observe(document, { childList: true, subtree: true });
}
