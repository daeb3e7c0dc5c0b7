import type { Stack } from '#scripts/stack/index.mjs';
import { Office, STRAIGHT_WORK as WORK } from '../support/office.js';
import { cpuOf, perAction } from './cpu.js';
import { startFloor } from './floor/floor.js';
import { atLeast, atMost, drive, type Load, type Measure, median } from './measure.js';

const ITEM = '防雷装置竣工验收';
const AT_ONCE = [1, 16, 64];

interface Desk {
  caseNo: string;
  next: number;
}

/**
 * An officer's action through HTTP against the bare floor (an update with a validator and a local activity that inserts
 * one row) on the same engine, in turns, at the same concurrency. Opening cases is prepared outside the measured time.
 */
export async function benchActions(
  stack: Stack,
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<Measure[]> {
  const office = new Office(stack.url);
  const application = await office.application(ITEM);
  const floor = await startFloor(stack, Math.max(...AT_ONCE));
  const stock: string[] = [];
  const refill = async (wanted: number) => {
    const applicant = await office.as('applicant');
    while (stock.length < wanted) {
      const opened = await Promise.all(Array.from({ length: 8 }, () => applicant.open(application)));
      for (const { status, body } of opened) {
        if (status !== 201) throw new Error(`A case was not opened: ${JSON.stringify(body)}`);
        stock.push(body.caseNo);
      }
    }
  };
  const measures: Measure[] = [];
  for (const concurrency of AT_ONCE) {
    const desks: Desk[] = [];
    const act = async (client: number) => {
      let desk = desks[client];
      if (!desk || desk.next === WORK.length) desks[client] = desk = { caseNo: stock.pop()!, next: 0 };
      const [command, who, body] = WORK[desk.next]!;
      desk.next += 1;
      await office.give(desk.caseNo, command, body, who);
    };
    const loads: { floor: Load; ours: Load }[] = [];
    const cpu = { floor: [] as Map<string, number>[], ours: [] as Map<string, number>[] };
    for (let round = 0; round <= rounds; round++) {
      await refill(Math.ceil((seconds * (concurrency === 1 ? 150 : 300)) / WORK.length) + concurrency);
      await floor.renew();
      const others = { 'floor’s worker': floor.pid };
      const first = await cpuOf(stack, others);
      const floorLoad = await drive(concurrency, seconds, (client) => floor.act(client));
      const second = await cpuOf(stack, others);
      const ours = await drive(concurrency, seconds, act);
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
