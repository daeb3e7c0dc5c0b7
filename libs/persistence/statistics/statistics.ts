import type { Principal } from '#libs/domain/identity/index.js';
import type { DaySpan, Indicator } from '#libs/domain/statistics/index.js';
import type { EpochMs } from '#libs/domain/time/index.js';
import type { CasePage } from '../case-lists/case-lists.js';
import { Params } from '../case-lists/sql.js';
import type { Database } from '../database/database.js';
import { toSql } from '../database/types.js';
import { isOrNone, pageOf, type PageOf } from '../oversight/oversight.js';
import { CELL_STATE, type CellState, cellStatement, toldByCells } from './cell-reading.js';
import { bounds, filtered, GROUPS, type Question, type StatisticsFilter, type StatisticsGroup } from './question.js';
import { isIn, rowStatement } from './row-reading.js';

/** Sums and counts, before the one is divided by the other. */
export interface Measured {
  readonly numerator: number;
  /** Null where the indicator has none. */
  readonly denominator: number | null;
  /** The largest single figure, where figures are added up. */
  readonly max: number | null;
}
export interface MeasuredGroup extends Measured {
  readonly key: string | null;
  readonly itemName: string | null;
}
/** One for each period that was asked for. */
export interface PeriodMeasures {
  readonly total: Measured;
  readonly groups: readonly MeasuredGroup[];
}
type Found = MeasuredGroup & { readonly n: number; readonly whole: boolean };

const NOTHING: Measured = { numerator: 0, denominator: null, max: null };

/** 统计指标 over what the person watches over; simulated cases never count. */
export class Statistics {
  constructor(private readonly db: Database) {}

  /** The indicator in each period, as of `now`: what has not happened yet is in none. */
  async measure(
    who: Principal,
    indicator: Indicator,
    query: StatisticsFilter & { readonly periods: readonly DaySpan[]; readonly groupBy?: StatisticsGroup },
    now: EpochMs,
  ): Promise<readonly PeriodMeasures[]> {
    const { periods, groupBy, ...filter } = query;
    const asked = { who, indicator, filter, groupBy, periods: periods.map((period) => bounds(period, now)) };
    const found = await this.read(asked);
    return periods.map((_, i) => {
      const here = found.filter(({ n }) => n === i);
      return {
        total: measuredOf(here.find(({ whole }) => whole)) ?? {
          ...NOTHING,
          ...(indicator.denominator && { denominator: 0 }),
        },
        groups: here
          .filter(({ whole }) => !whole)
          .map(({ key, itemName, ...group }) => ({ key, itemName, ...measuredOf(group)! })),
      };
    });
  }

  /** By cells and what is not folded into them yet; by the rows where the cells can't tell. All of one snapshot. */
  private read(asked: Question): Promise<readonly Found[]> {
    return this.db.transaction(async (connection) => {
      const { rows: state } = await connection.query<CellState & Record<string, unknown>>({ text: CELL_STATE });
      const told = toldByCells(state[0]!, asked.periods);
      const found: Found[] = [];
      for (const [statement, numbers] of [
        [cellStatement, [...asked.periods.keys()].filter((n) => told.has(n))],
        [rowStatement, [...asked.periods.keys()].filter((n) => !told.has(n))],
      ] as const) {
        if (numbers.length === 0) continue;
        const { text, values } = statement({ ...asked, periods: numbers.map((n) => asked.periods[n]!) });
        const { rows } = await connection.query<Found & Record<string, unknown>>({ text, values: [...values] });
        found.push(...rows.map((row) => ({ ...row, n: numbers[row.n]! })));
      }
      return found;
    }, 'REPEATABLE READ');
  }

  /** The cases that one side of the fraction counts or adds up; `group` narrows them to one group of `groupBy`. */
  cases(
    who: Principal,
    indicator: Indicator,
    query: StatisticsFilter & {
      readonly period: DaySpan;
      readonly part: 'numerator' | 'denominator';
      readonly group?: { readonly by: StatisticsGroup; readonly key: string | null };
    },
    page: PageOf,
    now: EpochMs,
  ): Promise<CasePage> {
    const params = new Params();
    const { period, part, group } = query;
    const term = (part === 'denominator' && indicator.denominator) || indicator.numerator;
    const { from, until } = bounds(period, now);
    const [fromAt, untilAt] = [from, until].map((at) => params.add(toSql(at), 'timestamptz'));
    const conditions = [
      ...filtered(who, query, params),
      isIn(term).replaceAll('p.from_at', fromAt!).replaceAll('p.until_at', untilAt!),
      ...(group ? [isOrNone(GROUPS[group.by], group.key, params)] : []),
    ];
    return pageOf(this.db, `statistics ${indicator.id}`, conditions, params, page);
  }
}

const measuredOf = (row: Measured | undefined): Measured | undefined =>
  row && { numerator: row.numerator, denominator: row.denominator, max: row.max };
