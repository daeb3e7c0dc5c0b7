import type { Page } from 'playwright-core';
import type { Stack } from '#scripts/stack/index.mjs';
import { Office } from '../support/office.js';
import { launchBrowser, openContext } from '../web/support/browser.js';
import { signInQuietly } from '../web/support/visit.js';
import { type Measure, median, quantile } from './measure.js';

const ROWS = 50;
const BAR_MS = 100;

const ITEM = '防雷装置竣工验收';
/** Every part of the item's name finds all of the cases, and none was asked for before. */
const PARTS = Array.from(ITEM).flatMap((_, from) =>
  Array.from({ length: ITEM.length - from - 1 }, (_, more) => ITEM.slice(from, from + more + 2)),
);

/** A standing list in a real browser is asked for 50 other rows: from the end of the answer to the frame that shows them. */
export async function benchPainting(stack: Stack, rounds: number): Promise<Measure[]> {
  const office = new Office(stack.url);
  for (let opened = 0; opened < ROWS; opened += 10)
    await Promise.all(Array.from({ length: 10 }, () => office.open(ITEM)));
  const browser = await launchBrowser();
  try {
    const context = await openContext(browser, stack.url);
    await signInQuietly(context, 'prereview');
    const page = await context.newPage();
    await page.addInitScript(watchPaints, ROWS);
    await page.goto('/work/todo');
    await painted(page, 1);
    const times: number[] = [];
    for (const part of PARTS.slice(0, rounds)) times.push(await searchAndPaint(page, part, times.length + 2));
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

interface Watching {
  readonly paints: number[];
}
const painted = (page: Page, times: number) =>
  page.waitForFunction((count) => (window as unknown as Watching).paints.length >= count, times);

async function searchAndPaint(page: Page, words: string, times: number): Promise<number> {
  const field = page.getByRole('searchbox');
  await field.fill(words);
  await field.press('Enter');
  await painted(page, times);
  return page.evaluate((asked) => {
    const answers = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    const answer = answers.findLast(({ name }) => new URL(name).searchParams.get('q') === asked);
    if (!answer) throw new Error(`The list was not asked for ${asked}`);
    return (window as unknown as Watching).paints.at(-1)! - answer.responseEnd;
  }, words);
}

/** Runs in the page before its own script: notes each time when the first frame with all rows has been drawn. */
function watchPaints(rows: number): void {
  const paints: number[] = [];
  Object.assign(window, { paints });
  let isFull = false;
  new MutationObserver(() => {
    const wasFull = isFull;
    isFull = document.querySelectorAll('main tbody tr').length >= rows;
    if (!isFull || wasFull) return;
    requestAnimationFrame(() => {
      // Behind the frame that was just prepared.
      const after = new MessageChannel();
      after.port1.onmessage = () => paints.push(performance.now());
      after.port2.postMessage(undefined);
    });
  }).observe(document, { childList: true, subtree: true });
}
