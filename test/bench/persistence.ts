import type pg from 'pg';
import type { Stack } from '#scripts/stack/index.mjs';
import type { RecordInput } from '#libs/contracts/index.js';
import type { Principal } from '#libs/domain/identity/index.js';
import { INDICATORS } from '#libs/domain/statistics/index.js';
import { addDays, dayOf, epochMs } from '#libs/domain/time/index.js';
import { actor, Story } from '../persistence/story.js';
import { type ScratchDatabase, scratchDatabase, sidePool } from '../setup/database.js';
import { benchLists } from './lists.js';
import { atMost, below, type Measure, median } from './measure.js';
import { seedCases } from './seeding.js';

const BAR = 1.5;
const CASES = 120;

async function timed(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

/** The record's one statement, then lists and statistics among ever more cases, each against the bare SQL beside it. */
export async function benchPersistence(stack: Stack, sizes: readonly number[]): Promise<Measure[]> {
  const db = await scratchDatabase(stack.databaseUrl);
  const bare = sidePool(db.url, 10);
  try {
    const measures = [await benchRecord(db, bare)];
    for (const size of sizes) {
      await seedCases(db, size);
      measures.push(...(await benchLists(db, bare, size)));
    }
    return [...measures, await benchStatistics(db, sizes.at(-1)!)];
  } finally {
    await bare.end();
    await db.drop();
  }
}

const WORK: readonly [string, string, object][] = [
  ['pass-pre-review', 'prereview', {}],
  ['accept', 'acceptance', {}],
  ['decide-step', 'handler', { outcome: 'approve', opinion: '同意' }],
  ['decide-step', 'reviewer', { outcome: 'approve', opinion: '同意' }],
];

async function benchRecord(db: ScratchDatabase, bare: pg.Pool): Promise<Measure> {
  await bare.query('CREATE TABLE bare (id text PRIMARY KEY, at timestamptz NOT NULL, data jsonb NOT NULL)');
  const times = { ours: [] as number[], bare: [] as number[] };
  const stories = Array.from({ length: CASES }, (_, i) => new Story(`BENCH${i}`));
  const record = async (story: Story, input: RecordInput) => {
    story.hash = await db.store.record.recordEvents(input);
  };
  for (const story of stories) await record(story, story.submit());
  for (const [command, role, body] of WORK) {
    for (const story of stories) {
      const input = story.give(command as 'accept', body, actor(role, role as 'handler'));
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

/** A second for each answer, however many cases there are. */
const STATISTICS_MS = 1000;

/** Every indicator of the last 30 days and the 30 before, by department, for whoever watches over the whole country. */
async function benchStatistics(db: ScratchDatabase, rows: number): Promise<Measure> {
  const auditor: Principal = { id: 'auditor', name: '', posts: [{ role: 'auditor', region: '000000' }] };
  const now = epochMs(Date.now());
  const today = dayOf(now);
  const periods = [0, 30].map((back) => ({ from: addDays(today, -back - 29), to: addDays(today, -back) }));
  let slowest = { id: '', ms: 0 };
  for (const indicator of INDICATORS) {
    const times: number[] = [];
    for (let round = 0; round < 3; round++)
      times.push(
        await timed(() => db.store.statistics.measure(auditor, indicator, { periods, groupBy: 'department' }, now)),
      );
    if (median(times) > slowest.ms) slowest = { id: indicator.id, ms: median(times) };
  }
  const measure = `the slowest of ${INDICATORS.length} indicators (${slowest.id}) by department in ${rows} cases: p50`;
  return below(measure, slowest.ms, STATISTICS_MS, 'ms');
}
