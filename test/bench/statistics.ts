import type { Stack } from '#scripts/stack/index.mjs';
import type { Principal } from '#libs/domain/identity/index.js';
import { type DaySpan, INDICATORS, previousOf, stepsOf } from '#libs/domain/statistics/index.js';
import { addDays, dayOf, epochMs, type EpochMs } from '#libs/domain/time/index.js';
import type { StatisticsGroup } from '#libs/persistence/index.js';
import { bounds } from '#libs/persistence/statistics/question.js';
import { rowStatement } from '#libs/persistence/statistics/row-reading.js';
import { Story } from '../persistence/story.js';
import { type ScratchDatabase, scratchDatabase } from '../setup/database.js';
import { atMost, type Measure, median, timed } from './measure.js';
import { give, WORK } from './work.js';

/** A second for each answer, however many cases there are. */
const STATISTICS_MS = 1000;
const AUDITOR: Principal = { id: 'auditor', name: '', posts: [{ role: 'auditor', region: '000000' }] };

interface Asked {
  readonly name: string;
  readonly periods: readonly DaySpan[];
  readonly groupBy?: StatisticsGroup;
}

/** What people ask: lately beside just before, by department and by officer; a year beside the last, month by month. */
function questions(now: EpochMs): readonly Asked[] {
  const today = dayOf(now);
  const lately = { from: addDays(today, -29), to: today };
  const year = { from: addDays(today, -364), to: today };
  const compared = [lately, previousOf(lately)];
  return [
    { name: '30 days and the 30 before, by department', periods: compared, groupBy: 'department' },
    { name: '30 days and the 30 before, by officer', periods: compared, groupBy: 'assignee' },
    { name: 'a year and the one before, by month', periods: [year, previousOf(year), ...stepsOf(year, 'month')] },
  ];
}

/** The slowest indicator of each question by the cells, beside the same counted over all rows. */
export async function benchStatistics(db: ScratchDatabase, rows: number): Promise<Measure[]> {
  const now = epochMs(Date.now());
  const measures: Measure[] = [];
  for (const { name, periods, groupBy } of questions(now)) {
    let slowest = { indicator: INDICATORS[0]!, ms: 0 };
    for (const indicator of INDICATORS) {
      const query = { periods, ...(groupBy && { groupBy }) };
      const ask = () => timed(() => db.store.statistics.measure(AUDITOR, indicator, query, now));
      const ms = median([await ask(), await ask(), await ask()]);
      if (ms > slowest.ms) slowest = { indicator, ms };
    }
    const { indicator, ms } = slowest;
    const asked = { who: AUDITOR, indicator, filter: {}, groupBy, periods: periods.map((one) => bounds(one, now)) };
    const { text, values } = rowStatement(asked);
    const byRows = await timed(() => db.store.database.rows(text, values));
    const measure = `the slowest of ${INDICATORS.length} indicators (${indicator.id}), ${name}, in ${rows} cases: p50`;
    const bar = { bar: `≤ ${STATISTICS_MS} ms`, held: ms <= STATISTICS_MS };
    measures.push({ ...atMost(measure, ms, byRows, 1, 'ms'), ...bar });
  }
  return measures;
}

const CASES = 120;

/** What it adds to the record of an action that changes are noted for the statistics: the same beside none, in turns. */
export async function benchNotes(stack: Stack): Promise<Measure> {
  const noting = await scratchDatabase(stack.databaseUrl);
  const plain = await scratchDatabase(stack.databaseUrl);
  try {
    await plain.sql('DROP TRIGGER note_statistics ON case_row');
    const sides = [noting, plain].map((db) => ({
      times: [] as number[],
      stories: Array.from({ length: CASES }, (_, i) => new Story(`BENCH${i}`)),
      record: async (story: Story, input: Parameters<typeof db.store.record.recordEvents>[0]) => {
        story.hash = await db.store.record.recordEvents(input);
      },
    }));
    for (const { stories, record } of sides) for (const story of stories) await record(story, story.submit());
    for (const act of WORK)
      for (let i = 0; i < CASES; i++)
        for (const { times, stories, record } of i % 2 ? sides : sides.toReversed()) {
          const input = give(stories[i]!, act);
          times.push(await timed(() => record(stories[i]!, input)));
        }
    const [ours, none] = sides.map(({ times }) => median(times));
    const stated = { bar: 'stated', held: true };
    return {
      ...atMost('record of an action with its note for the statistics, against none: p50', ours!, none!, 1, 'ms'),
      ...stated,
    };
  } finally {
    await noting.drop();
    await plain.drop();
  }
}
