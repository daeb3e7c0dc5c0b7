import type { Stack } from '#scripts/stack/index.mjs';
import { Office } from '../support/office.js';
import { cpuOf, perAction } from './cpu.js';
import { startFloor } from './floor/floor.js';
import { atLeast, atMost, drive, type Load, type Measure, median } from './measure.js';
import { casesFor, officersOf } from './officers.js';

const AT_ONCE = [1, 16, 64];

/**
 * An officer's action through HTTP against the bare floor (an update with a validator and a local activity that inserts
 * one row) on the same engine, in turns, at the same concurrency. Opening cases is prepared outside the measured time.
 */
export async function benchActions(
  stack: Stack,
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<Measure[]> {
  const officers = await officersOf(new Office(stack.url));
  const floor = await startFloor(stack, Math.max(...AT_ONCE));
  const measures: Measure[] = [];
  for (const concurrency of AT_ONCE) {
    officers.change();
    const loads: { floor: Load; ours: Load }[] = [];
    const cpu = { floor: [] as Map<string, number>[], ours: [] as Map<string, number>[] };
    for (let round = 0; round <= rounds; round++) {
      await officers.refill(casesFor(seconds * (concurrency === 1 ? 150 : 300), concurrency));
      await floor.renew();
      const others = { 'floor’s worker': floor.pid };
      const first = await cpuOf(stack, others);
      const floorLoad = await drive(concurrency, seconds, (client) => floor.act(client));
      const second = await cpuOf(stack, others);
      const ours = await drive(concurrency, seconds, (client) => officers.act(client));
      const third = await cpuOf(stack, others);
      // The first round warms up caches, pools and the just-in-time compiler of both sides.
      if (round === 0) continue;
      loads.push({ floor: floorLoad, ours });
      cpu.floor.push(perAction(first, second, floorLoad.count));
      cpu.ours.push(perAction(second, third, ours.count));
    }
    const of = (pick: (load: { floor: Load; ours: Load }) => number) => median(loads.map(pick));
    const name = `officer’s action, ${concurrency} at once`;
    measures.push(
      atMost(
        `${name}: p50`,
        of((l) => l.ours.p50),
        of((l) => l.floor.p50),
        1.3,
        'ms',
      ),
      {
        ...atMost(
          `${name}: p99`,
          of((l) => l.ours.p99),
          of((l) => l.floor.p99),
          1.5,
          'ms',
        ),
        bar: 'stated',
        held: true,
      },
      atLeast(
        `${name}: throughput`,
        of((l) => l.ours.perSecond),
        of((l) => l.floor.perSecond),
        0.85,
        '/s',
      ),
    );
    measures.push({
      measure: `${name}: CPU ms for each`,
      value: parts(cpu.ours),
      against: parts(cpu.floor),
      ratio: total(cpu.ours) / total(cpu.floor),
      bar: 'stated',
      held: true,
    });
  }
  await floor.stop();
  return measures;
}

type Rounds = readonly Map<string, number>[];
const medianOf = (rounds: Rounds, part: string) => median(rounds.map((round) => round.get(part)!));
const total = (rounds: Rounds) => [...rounds[0]!.keys()].reduce((sum, part) => sum + medianOf(rounds, part), 0);
const parts = (rounds: Rounds) =>
  [...rounds[0]!.keys()]
    .map((part) => [part, medianOf(rounds, part)] as const)
    .filter(([, ms]) => ms >= 0.1)
    .map(([part, ms]) => `${part} ${ms.toFixed(1)}`)
    .join(', ');
