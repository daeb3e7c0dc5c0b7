import type { Principal } from '#libs/domain/identity/index.js';
import { type DaySpan, type Indicator, type Term } from '#libs/domain/statistics/index.js';
import { endOfDay, type EpochMs, epochMs, startOfDay } from '#libs/domain/time/index.js';
import type { CasePage } from '../case-lists/case-lists.js';
import { allOf, Params } from '../case-lists/sql.js';
import type { Database } from '../database/database.js';
import { toSql } from '../database/types.js';
import { isOrNone, overseen, type OversightFilter, pageOf, type PageOf } from '../oversight/oversight.js';
import { FIGURE_SQL, SET_SQL } from './sets.js';

/** What an indicator may be split by; each with what its groups are known by. */
const GROUPS = {
  region: 'r.region',
  city: `rpad(left(r.region, 4), 6, '0')`,
  department: 'r.department_id',
  item: 'r.item_code',
  assignee: 'r.officer_id',
  channel: 'r.channel',
} as const;
export type StatisticsGroup = keyof typeof GROUPS;
export const STATISTICS_GROUPS = Object.keys(GROUPS) as readonly StatisticsGroup[];

export interface StatisticsFilter extends Omit<OversightFilter, 'assignee'> {
  /** 经办人; null: nobody has handled the case yet. */
  readonly officer?: string | null;
}

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

/** A list of groups ends here; the total is exact all the same. */
const MAX_GROUPS = 1000;
const NOTHING: Measured = { numerator: 0, denominator: null, max: null };

const isIn = ({ of }: Term): string => `(${SET_SQL[of]})`;
const amount = (term: Term): string =>
  term.sum === undefined
    ? `count(*) FILTER (WHERE ${isIn(term)})`
    : `coalesce(sum(${FIGURE_SQL[term.sum]}) FILTER (WHERE ${isIn(term)}), 0)::double precision`;

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
    const params = new Params();
    const { periods, groupBy } = query;
    const { numerator, denominator = numerator } = indicator;
    const key = groupBy && GROUPS[groupBy];
    const asked = allOf([...filtered(who, query, params), `(${isIn(numerator)} OR ${isIn(denominator)})`]);
    const { text, values } = params.statement(
      `WITH period(n, from_at, until_at) AS (${periodsSql(periods, now, params)})
       SELECT p.n, ${key ? `GROUPING(${key}) = 1` : 'true'} AS whole, ${key ?? 'NULL'} AS key,
         ${groupBy === 'item' ? 'max(r.item_name)' : 'NULL'} AS "itemName", ${amount(numerator)} AS numerator,
         ${indicator.denominator ? amount(denominator) : 'NULL'} AS denominator,
         ${numerator.sum ? `max(${FIGURE_SQL[numerator.sum]}) FILTER (WHERE ${isIn(numerator)})` : 'NULL'}::double precision AS max
       FROM period p JOIN case_row r ON ${asked}
       GROUP BY GROUPING SETS ((p.n)${key ? `, (p.n, ${key})` : ''})
       ORDER BY whole DESC, denominator DESC NULLS LAST, numerator DESC, key, p.n LIMIT ${MAX_GROUPS * periods.length}`,
    );
    const found = await this.db.rows<MeasuredGroup & { n: number; whole: boolean }>(text, values);
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
    const [from, until] = bounds(period, now).map((at) => params.add(toSql(at), 'timestamptz'));
    const conditions = [
      ...filtered(who, query, params),
      isIn(term).replaceAll('p.from_at', from!).replaceAll('p.until_at', until!),
      ...(group ? [isOrNone(GROUPS[group.by], group.key, params)] : []),
    ];
    return pageOf(this.db, `statistics ${indicator.id}`, conditions, params, page);
  }
}

function filtered(who: Principal, filter: StatisticsFilter, params: Params): string[] {
  const { officer } = filter;
  const conditions = overseen(who, filter, params);
  return officer === undefined ? conditions : [...conditions, isOrNone('r.officer_id', officer, params)];
}

const bounds = ({ from, to }: DaySpan, now: EpochMs): [EpochMs, EpochMs] => [
  startOfDay(from),
  epochMs(Math.min(endOfDay(to), now)),
];

function periodsSql(periods: readonly DaySpan[], now: EpochMs, params: Params): string {
  const rows = periods.map((period, n) => {
    const [from, until] = bounds(period, now);
    return `(${n}, ${params.add(toSql(from), 'timestamptz')}, ${params.add(toSql(until), 'timestamptz')})`;
  });
  return `VALUES ${rows.join(', ')}`;
}

const measuredOf = (row: Measured | undefined): Measured | undefined =>
  row && { numerator: row.numerator, denominator: row.denominator, max: row.max };
