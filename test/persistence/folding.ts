import { expect } from 'vitest';
import type { Principal } from '#libs/domain/identity/index.js';
import { type DaySpan, type Indicator, INDICATORS } from '#libs/domain/statistics/index.js';
import type { EpochMs } from '#libs/domain/time/index.js';
import type { StatisticsFilter, StatisticsGroup } from '#libs/persistence/index.js';
import type { Statement } from '#libs/persistence/case-lists/sql.js';
import { cellStatement } from '#libs/persistence/statistics/cell-reading.js';
import { bounds } from '#libs/persistence/statistics/question.js';
import { rowStatement } from '#libs/persistence/statistics/row-reading.js';
import type { ScratchDatabase } from '../setup/database.js';

/** Adds all that waits to the cells, as of `now`. */
export async function foldAll({ store }: ScratchDatabase, now: EpochMs): Promise<void> {
  while ((await store.statisticsFolding.fold(now)) === 'more');
}

/** Whoever watches over the whole country. */
export const AUDITOR: Principal = { id: 'sup', name: 'sup', posts: [{ role: 'auditor', region: '000000' }] };

export interface Asked {
  readonly who?: Principal;
  readonly indicators?: readonly Indicator[];
  readonly periods: readonly DaySpan[];
  readonly groupBy?: StatisticsGroup;
  readonly filter?: StatisticsFilter;
  readonly now: EpochMs;
}
interface Line extends Record<string, unknown> {
  readonly n: number;
  readonly whole: boolean;
  readonly key: string | null;
  readonly itemName: string | null;
  readonly numerator: number;
  readonly denominator: number | null;
  readonly max: number | null;
}

/** Holds the cells' reading against the rows', both of one moment: totals, groups, names and largest figures. */
export async function expectAgreement(db: ScratchDatabase, asked: Asked): Promise<void> {
  const { who = AUDITOR, indicators = INDICATORS, periods, groupBy, filter = {}, now } = asked;
  await db.store.database.transaction(async (connection) => {
    const read = async ({ text, values }: Statement) =>
      (await connection.query<Line>({ text, values: [...values] })).rows.sort(byPlace);
    for (const indicator of indicators) {
      const question = { who, indicator, filter, groupBy, periods: periods.map((period) => bounds(period, now)) };
      const rows = await read(rowStatement(question));
      expect(await read(cellStatement(question)), `${indicator.id} by ${groupBy}`).toEqual(rows.map(roughly));
    }
  }, 'REPEATABLE READ');
}

const byPlace = (a: Line, b: Line): number =>
  a.n - b.n || Number(b.whole) - Number(a.whole) || (a.key ?? '').localeCompare(b.key ?? '');
const near = (value: number | null) => (value === null ? null : (expect.closeTo(value, 6) as number));
const roughly = ({ numerator, max, ...line }: Line) => ({ ...line, numerator: near(numerator), max: near(max) });
