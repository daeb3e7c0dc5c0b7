import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const ALL = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] };
/** The rules that may judge otherwise when nothing but the colours has changed. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];
const RUNS = {
  all: { runOnly: ALL },
  colours: { runOnly: { type: 'rule', values: OF_COLOURS } },
  words: { runOnly: ALL, rules: Object.fromEntries(OF_COLOURS.map((rule) => [rule, { enabled: false }])) },
};

/** What axe finds against WCAG 2.2 AA on the page as it stands: a line each, empty when nothing. */
export async function axeViolations(page: Page, rules: keyof typeof RUNS = 'all'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(await source);
  const violations = await page.evaluate(async (run) => {
    const axe = (globalThis as unknown as { axe: { run(root: unknown, options: object): Promise<object> } }).axe;
    const found = await axe.run((globalThis as unknown as { document: unknown }).document, {
      ...run,
      resultTypes: ['violations'],
    });
    return (found as { violations: Violation[] }).violations;
  }, RUNS[rules]);
  return violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes.map((node) => `  ${node.html}\n  ${node.failureSummary}`).join('\n')}`,
  );
}
