import { setTimeout as pause } from 'node:timers/promises';
import type { StackPart } from '#scripts/stack/index.mjs';
import type { Line } from './line.js';
import type { Random } from './random.js';
import type { Town } from './town.js';

export type FaultKind =
  | 'kill api'
  | 'kill worker'
  | 'kill temporal'
  | 'kill postgres'
  | 'cut database'
  | 'cut engine'
  | 'slow database'
  | 'slow engine'
  | 'fill disk'
  | 'step clock';

interface Fault {
  readonly kind: FaultKind;
  readonly strike: (town: Town, random: Random) => Promise<void>;
}

const killed =
  (part: (town: Town) => StackPart): Fault['strike'] =>
  async (town, random) => {
    await part(town).kill('SIGKILL');
    await pause(random.between(0, 1500));
    await part(town).restart();
  };
const cut =
  (line: (town: Town) => Line): Fault['strike'] =>
  async (town, random) => {
    line(town).cut();
    await pause(random.between(300, 5000));
    line(town).mend();
  };
const slowed =
  (line: (town: Town) => Line): Fault['strike'] =>
  async (town, random) => {
    line(town).slow(random.between(20, 250));
    await pause(random.between(1000, 6000));
    line(town).mend();
  };

/** The disk of database and engine takes nothing for a while; whichever of them ended of it is started again. */
const filled: Fault['strike'] = async ({ disk, infra }, random) => {
  await disk!.fill();
  await pause(random.between(500, 4000));
  await disk!.free();
  for (const part of [infra.parts.postgres, infra.parts.temporal]) if (part.pid === undefined) await part.restart();
};
/** To and fro by up to ten minutes. */
const stepped: Fault['strike'] = async (town, random) => {
  await town.stepClock(random.between(-600_000, 600_000));
  await pause(random.between(1000, 5000));
  await town.stepClock(0);
};

const FAULTS: readonly Fault[] = [
  { kind: 'kill api', strike: killed(({ app }) => app.parts.api) },
  { kind: 'kill worker', strike: killed(({ app }) => app.parts.worker) },
  { kind: 'kill temporal', strike: killed(({ infra }) => infra.parts.temporal) },
  { kind: 'kill postgres', strike: killed(({ infra }) => infra.parts.postgres) },
  { kind: 'cut database', strike: cut(({ lines }) => lines.database) },
  { kind: 'cut engine', strike: cut(({ lines }) => lines.engine) },
  { kind: 'slow database', strike: slowed(({ lines }) => lines.database) },
  { kind: 'slow engine', strike: slowed(({ lines }) => lines.engine) },
  { kind: 'step clock', strike: stepped },
  { kind: 'fill disk', strike: filled },
];

/** Every kind once in a random order, then whichever comes, each after a short rest, until `isOver`. Answers how many of each. */
export async function strikeUntil(
  isOver: () => boolean,
  town: Town,
  random: Random,
): Promise<Readonly<Record<FaultKind, number>>> {
  const struck = Object.fromEntries(FAULTS.map(({ kind }) => [kind, 0])) as Record<FaultKind, number>;
  const possible = FAULTS.filter(({ kind }) => kind !== 'fill disk' || town.disk);
  const first = possible.map((fault) => ({ fault, rank: random.next() })).sort((a, b) => a.rank - b.rank);
  const queue = first.map(({ fault }) => fault);
  while (!isOver()) {
    const { kind, strike } = queue.shift() ?? random.of(possible);
    await pause(random.between(500, 3000));
    if (isOver()) break;
    console.error(`  ${kind}`);
    await strike(town, random);
    struck[kind] += 1;
  }
  return struck;
}
