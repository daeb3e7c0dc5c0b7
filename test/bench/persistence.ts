import type pg from 'pg';
import type { Stack } from '#scripts/stack/index.mjs';
import type { RecordInput } from '#libs/contracts/index.js';
import { Story } from '../persistence/story.js';
import { type ScratchDatabase, scratchDatabase, sidePool } from '../setup/database.js';
import { benchLists } from './lists.js';
import { atMost, type Measure, median, timed } from './measure.js';
import { seedCases } from './seeding.js';
import { benchNotes, benchStatistics } from './statistics.js';
import { benchStored, type Pace } from './stored.js';
import { give, WORK } from './work.js';

const BAR = 1.5;
const CASES = 120;

/**
 * The record's one statement, then lists and statistics among ever more cases, each against the bare SQL beside it, and what
 * the most of them change for who comes through HTTP. `storedOnly` leaves out all but that last.
 */
export async function benchPersistence(
  stack: Stack,
  sizes: readonly number[],
  pace: Pace,
  storedOnly: boolean,
): Promise<Measure[]> {
  const db = await scratchDatabase(stack.databaseUrl);
  const bare = sidePool(db.url, 10);
  const most = sizes.at(-1)!;
  const measures: Measure[] = [];
  try {
    if (storedOnly) await seedCases(db, most);
    else {
      measures.push(await benchRecord(db, bare), await benchNotes(stack));
      for (const size of sizes) {
        await seedCases(db, size);
        measures.push(...(await benchLists(db, bare, size)));
      }
      measures.push(...(await benchStatistics(db, most)));
    }
    return [...measures, ...(await benchStored(stack, db, most, pace))];
  } finally {
    await bare.end();
    await db.drop();
  }
}

async function benchRecord(db: ScratchDatabase, bare: pg.Pool): Promise<Measure> {
  await bare.query('CREATE TABLE bare (id text PRIMARY KEY, at timestamptz NOT NULL, data jsonb NOT NULL)');
  const times = { ours: [] as number[], bare: [] as number[] };
  const stories = Array.from({ length: CASES }, (_, i) => new Story(`BENCH${i}`));
  const record = async (story: Story, input: RecordInput) => {
    story.hash = await db.store.record.recordEvents(input);
  };
  for (const story of stories) await record(story, story.submit());
  for (const act of WORK) {
    for (const story of stories) {
      const input = give(story, act);
      const ours = () => record(story, input);
      const floor = () =>
        bare.query({
          name: 'bare',
          text: 'INSERT INTO bare VALUES ($1, now(), $2)',
          values: [`${story.caseNo}-${input.row.rev}`, '{"opinion":"同意"}'],
        });
      times.bare.push(await timed(floor));
      times.ours.push(await timed(ours));
    }
  }
  const measure = 'record of an action (events, row, effects, receipt) against a bare insert: p50';
  // A bare insert is hardly more than its flush to disk, whose time differs by a factor of ten between machines; the
  // bar is on the whole action (actions.ts).
  const stated = { bar: 'stated', held: true };
  return { ...atMost(measure, median(times.ours), median(times.bare), BAR, 'ms'), ...stated };
}
