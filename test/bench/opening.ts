import type { Stack } from '#scripts/stack/index.mjs';
import { Office } from '../support/office.js';
import { startFloor } from './floor/floor.js';
import { atLeast, atMost, drive, type Load, type Measure, median } from './measure.js';

const ITEM = '防雷装置竣工验收';
const AT_ONCE = 16;

/**
 * Opening a case through HTTP against the bare floor (a workflow started with an update whose local activity inserts one
 * row) on the same engine, in turns.
 */
export async function benchOpening(
  stack: Stack,
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<Measure[]> {
  const office = new Office(stack.url);
  const application = await office.application(ITEM);
  const applicant = await office.as('applicant');
  const floor = await startFloor(stack, AT_ONCE);
  const open = async () => {
    const { status, body } = await applicant.open(application);
    if (status !== 201) throw new Error(`A case was not opened: ${JSON.stringify(body)}`);
  };
  const loads: { floor: Load; ours: Load }[] = [];
  for (let round = 0; round <= rounds; round++) {
    const load = {
      floor: await drive(AT_ONCE, seconds, () => floor.open()),
      ours: await drive(AT_ONCE, seconds, open),
    };
    // The first round warms both sides up.
    if (round > 0) loads.push(load);
  }
  await floor.stop();
  const of = (pick: (load: { floor: Load; ours: Load }) => number) => median(loads.map(pick));
  const name = `opening a case, ${AT_ONCE} at once`;
  const p50 = atMost(
    `${name}: p50`,
    of((l) => l.ours.p50),
    of((l) => l.floor.p50),
    1.3,
    'ms',
  );
  return [
    { ...p50, bar: 'stated', held: true },
    atLeast(
      `${name}: throughput`,
      of((l) => l.ours.perSecond),
      of((l) => l.floor.perSecond),
      0.8,
      '/s',
    ),
  ];
}
