import type { Stack } from '#scripts/stack/index.mjs';
import { Office } from '../support/office.js';
import { type Scrape, scrape } from '../support/scrape.js';
import { until } from '../support/until.js';
import { below, type Measure } from './measure.js';
import { openCases } from './open-cases.js';

const RINGING = 500;
const METRIC = 'tongban_alarm_late_seconds';
/** 15 hours before the first warning, which so comes 60 s after the case was opened: when all have been. */
const SIMULATION = { startAt: '2026-02-13T09:00:00+08:00', rate: 900 };
/** The bounds of the histogram, in seconds, among which p99 and the latest are looked for. */
const BOUNDS = ['0.1', '0.25', '0.5', '1', '2', '3', '5', '10', '30', '60'];

/**
 * How late limits ring (ring − planned), as the worker's own metric has it: 500 that fall due within some seconds, beside
 * `armed` running cases whose timers wait for their days.
 */
export async function benchLateness(stack: Stack, armed: number, alreadyOpen: number): Promise<Measure[]> {
  const office = new Office(stack.url);
  if (armed > alreadyOpen) await openCases(stack, '在办', armed - alreadyOpen);
  const before = await scrape(stack.workerUrl);
  const startedAt = performance.now();
  const application = await office.application('防雷装置竣工验收', { simulation: SIMULATION });
  const itemAdmin = await office.as('itemadmin');
  let opened = 0;
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      while (opened < RINGING) {
        opened += 1;
        const { status, body } = await itemAdmin.open(application);
        if (status !== 201) throw new Error(`A case was not opened: ${JSON.stringify(body)}`);
      }
    }),
  );
  const spread = (performance.now() - startedAt) / 1000;
  const rung = (now: Scrape) => count(now) - count(before);
  let after = before;
  await until(async () => {
    after = await scrape(stack.workerUrl);
    return rung(after) >= RINGING;
  });
  const within = (le: string) =>
    (after.value(`${METRIC}_bucket`, { le }) ?? 0) - (before.value(`${METRIC}_bucket`, { le }) ?? 0);
  const boundOf = (share: number) => Number(BOUNDS.find((le) => within(le) >= rung(after) * share) ?? Infinity);
  const what = `${RINGING} limits that ring within ${spread.toFixed(0)} s, ${armed} armed`;
  return [
    below(`lateness of ${what}: p99, at most`, boundOf(0.99), 1, 's'),
    below(`lateness of ${what}: the latest, at most`, boundOf(1), 3, 's'),
  ];
}

const count = (of: Scrape): number => of.value(`${METRIC}_count`) ?? 0;
