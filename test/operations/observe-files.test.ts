import { expect, inject, it, vi } from 'vitest';
import { EXPRESSIONS } from '../support/observe-files.js';
import { Office } from '../support/office.js';
import { metricsIn } from '../support/promql.js';

/** What Prometheus says of its own looks. */
const OF_PROMETHEUS = ['up'];

/** The names of all samples that a page of metrics can give; a histogram without samples yet gives its three. */
async function servedAt(url: string): Promise<string[]> {
  const page = await (await fetch(`${url}/metrics`)).text();
  return [...page.matchAll(/^# TYPE (\S+) (\S+)$/gm)].flatMap(([, name = '', type]) =>
    type === 'histogram' ? ['_bucket', '_count', '_sum'].map((end) => name + end) : [name],
  );
}

const missingFrom = (served: ReadonlySet<string>, expressions: readonly string[]): string[] =>
  expressions.flatMap(metricsIn).filter((name) => !served.has(name));

it('a running API and worker serve every metric that the alert rules and the dashboard name', async () => {
  const office = new Office(inject('url'));
  const { caseNo } = await office.open('防雷装置竣工验收');
  await office.give(caseNo, 'pass-pre-review');
  // The engine's SDK tells a figure from the first time that it has one.
  const served = await vi.waitFor(
    async () => {
      const names = new Set([
        ...OF_PROMETHEUS,
        ...(await servedAt(inject('url'))),
        ...(await servedAt(inject('workerUrl'))),
      ]);
      expect(missingFrom(names, EXPRESSIONS)).toEqual([]);
      return names;
    },
    { timeout: 20_000, interval: 500 },
  );
  expect(missingFrom(served, ['sum(rate(tongban_misspelt_total[5m]))'])).toEqual(['tongban_misspelt_total']);
});
