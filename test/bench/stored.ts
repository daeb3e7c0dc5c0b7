import type { Stack } from '#scripts/stack/index.mjs';
import { Office } from '../support/office.js';
import { type ScratchDatabase, scratchDatabase } from '../setup/database.js';
import { withAppOn } from './app-on.js';
import { benchCaseFile } from './case-file.js';
import { atLeast, atMost, drive, type Load, type Measure, median } from './measure.js';
import { casesFor, type Officers, officersOf } from './officers.js';
import { seedCases, seedLogs } from './seeding.js';

const FEW = 1_000;
const AT_ONCE = 16;
/** More than a machine does in a second, so that the stock lasts. */
const ACTS_A_SECOND = 250;
const AT_MOST = 1.1;
const AT_LEAST = 0.91;

export interface Pace {
  readonly rounds: number;
  readonly seconds: number;
}

interface Side {
  readonly cases: number;
  readonly office: Office;
  readonly officers: Officers;
  readonly databaseUrl: string;
}

/** What is stored already must not be felt through HTTP: the same API and worker on `many` cases and on few, in turns. */
export async function benchStored(
  stack: Stack,
  many: ScratchDatabase,
  manyCases: number,
  pace: Pace,
): Promise<Measure[]> {
  const few = await scratchDatabase(stack.databaseUrl);
  const side = async (db: ScratchDatabase, url: string, cases: number): Promise<Side> => {
    const office = new Office(url);
    return { cases, office, officers: await officersOf(office), databaseUrl: db.url };
  };
  try {
    await seedCases(few, FEW);
    for (const db of [few, many]) await seedLogs(db);
    return await withAppOn(stack, few.url, 'bench-few', (fewUrl) =>
      withAppOn(stack, many.url, 'bench-many', async (manyUrl) => {
        const sides = [await side(few, fewUrl, FEW), await side(many, manyUrl, manyCases)] as const;
        const files: Measure[] = [];
        for (const { cases, office, databaseUrl } of sides) files.push(await benchCaseFile(office, databaseUrl, cases));
        return [...files, ...(await benchActionCost(...sides, pace))];
      }),
    );
  } finally {
    await few.drop();
  }
}

async function benchActionCost(few: Side, many: Side, { rounds, seconds }: Pace): Promise<Measure[]> {
  const loads = new Map<Side, Load[]>([few, many].map((side) => [side, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const side of [few, many]) await side.officers.refill(casesFor(seconds * ACTS_A_SECOND, AT_ONCE));
    // Who begins changes, so that what a machine does of itself in the meantime meets both alike.
    for (const side of round % 2 ? [few, many] : [many, few]) {
      const load = await drive(AT_ONCE, seconds, (client) => side.officers.act(client));
      // The first round warms both sides up.
      if (round > 0) loads.get(side)!.push(load);
    }
  }
  const of = (side: Side, pick: (load: Load) => number) => median(loads.get(side)!.map(pick));
  const name = `officer’s action at ${many.cases} stored cases against ${few.cases}, ${AT_ONCE} at once`;
  const p50 = (side: Side) => of(side, (load) => load.p50);
  const perSecond = (side: Side) => of(side, (load) => load.perSecond);
  return [
    atMost(`${name}: p50`, p50(many), p50(few), AT_MOST, 'ms'),
    atLeast(`${name}: throughput`, perSecond(many), perSecond(few), AT_LEAST, '/s'),
  ];
}
