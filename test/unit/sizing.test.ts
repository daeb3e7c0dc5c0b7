import { describe, expect, it } from 'vitest';
import { type Assumptions, needOf, tables, withTables } from '#scripts/sizing.mjs';
import type { Measured } from '#test/bench/sizing.js';
import { readRoot } from '../support/manifests.js';

const measured = JSON.parse(readRoot('ops/sizing/measured.json')) as Measured;
const NAMED = [
  ...(['casesPerHead', 'actionsPerCase', 'readsPerAction'] as const),
  ...(['peakFactor', 'utilisation', 'memoryHeadroom', 'databaseShareOfEngine'] as const),
];
const assumptions = JSON.parse(readRoot('ops/sizing/assumptions.json')) as Assumptions;

describe('the page on sizes', () => {
  const page = readRoot('docs/sizing.md');

  it('shows what is computed from the measured and the assumed (npm run sizing)', () => {
    expect(page).toBe(withTables(page, tables(measured, assumptions)));
  });

  it('says of each assumption where it comes from', () => {
    const rows = page.slice(page.indexOf('## Assumptions'), page.indexOf('## What the numbers')).match(/^\| .*$/gm)!;
    const told = rows.slice(1).map((row) => row.split('|')[2]!);
    for (const name of NAMED) expect(told.map((cell) => cell.trim())).toContain(String(assumptions[name]));
    for (const row of rows.slice(1)) expect(row.split('|')[3]!.trim().length).toBeGreaterThan(10);
  });
});

describe('what a place needs', () => {
  const need = (population: number) => needOf(population, measured, assumptions);

  it('can be followed by hand', () => {
    const { cases, actionsAtPeak, cores, diskGB } = needOf(
      1_000_000,
      { ...measured, cpuMsPerAction: { api: 1, worker: 5, temporal: 4, postgres: 2 }, bytesPerCase: 50_000 },
      {
        ...assumptions,
        ...{
          casesPerHead: 0.63,
          actionsPerCase: 10,
          workingDays: 250,
          officeHours: 7,
          peakFactor: 5,
          readsPerAction: 0,
        },
        ...{ utilisation: 0.5, databaseShareOfEngine: 0.5 },
      },
    );
    expect(cases).toBe(630_000);
    // 6.3 million actions in 6.3 million seconds of office, five times as many at the peak.
    expect(actionsAtPeak).toBeCloseTo(5);
    expect(cores).toEqual({ api: 0.01, worker: 0.05, temporal: 0.04, postgres: 0.04 });
    expect(diskGB.record).toBeCloseTo(31.5);
  });

  it('grows with its people, and is never without a second process', () => {
    expect(need(10_000_000).cores.worker).toBeCloseTo(10 * need(1_000_000).cores.worker);
    expect(Object.values(need(1000).processes)).toEqual([2, 2, 2]);
    expect(need(50_000_000).processes.worker).toBeGreaterThan(2);
  });
});
