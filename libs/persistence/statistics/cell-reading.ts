import { type CaseFigure, firstOfMonth, type Term } from '#libs/domain/statistics/index.js';
import { addDays, dayOf, type EpochMs, startOfDay } from '#libs/domain/time/index.js';
import { allOf, Params, type Statement } from '../case-lists/sql.js';
import { toSql } from '../database/types.js';
import { CELL_FIGURES, CELL_SETS, type Reach } from './cell-sets.js';
import { type Kind, withMarks } from './marks.js';
import { type Bounds, filtered, GROUPS, inOrder, type Question } from './question.js';

/** How far the cells have got, as of the same moment as the reading. */
export interface CellState {
  readonly exactFrom: EpochMs;
  readonly daysFrom: EpochMs;
  /** Changes that wait to be folded; a reading counts them one by one. */
  readonly waiting: number;
}
export const CELL_STATE = `SELECT exact_from AS "exactFrom", days_from AS "daysFrom",
  (SELECT count(*) FROM (SELECT FROM statistics_change LIMIT 100000) w) AS waiting FROM statistics_state`;

/** Above this (after a migration, or while nobody folds) reading the rows is cheaper than reading what waits. */
const MOST_LOOKS = 200_000;

/** The periods that the cells can tell to the instant, by their numbers; the rows must tell the others. */
export function toldByCells({ exactFrom, daysFrom, waiting }: CellState, periods: readonly Bounds[]): Set<number> {
  const hasDays = (at: EpochMs) => at >= daysFrom || at === monthOf(at);
  const isExact = (at: EpochMs) => at >= exactFrom || at === startOfDay(dayOf(at));
  if (waiting * periods.length > MOST_LOOKS) return new Set();
  const isTold = ({ from, until }: Bounds) => hasDays(from) && hasDays(until) && isExact(until);
  return new Set([...periods.keys()].filter((n) => isTold(periods[n]!)));
}

/** The first instant of the month. */
const monthOf = (at: EpochMs): EpochMs => startOfDay(firstOfMonth(dayOf(at)));

/** A period with the whole months in it; both ends are that of the period where there is none. */
function withMonths({ from, until }: Bounds): EpochMs[] {
  const lastMonth = monthOf(until);
  const first = startOfDay(firstOfMonth(addDays(dayOf(from), -1), 1));
  const whole = first < lastMonth ? [first, lastMonth] : [until, until];
  return [from, until, ...whole, lastMonth];
}

const PAST = 's.key, s.item_name, s.contested, s.above, s.below, s.numerator, s.denominator, s.max';
const CELLS = `(statistics_cell c JOIN (SELECT *, false AS simulated, 1 AS weight FROM statistics_group) r ON r.id = c.group_id)`;
const CHANGES = `(${withMarks('(SELECT *, false AS simulated FROM statistics_change)')})`;
/** Periods that end in the same month have the same past before it. */
const MONTHS = '(SELECT DISTINCT last_month, last_month AS n FROM period)';

interface Source {
  readonly of: string;
  readonly periods?: string;
  readonly taken: string;
}
/** Where the marks of a reach are found: whole months in monthly cells, what is left in daily ones, and what waits. */
const SOURCES: Readonly<Record<Reach, readonly Source[]>> = {
  within: [
    { of: CELLS, taken: 'c.monthly AND c.at >= p.whole_from AND c.at < p.whole_until' },
    { of: CELLS, periods: 'stretch', taken: 'NOT c.monthly AND c.at >= p.from_at AND c.at < p.until_at' },
    { of: CHANGES, taken: 'c.at >= p.from_at AND c.at < p.until_at' },
  ],
  applied: [
    {
      of: CELLS,
      taken: 'c.monthly AND c.submitted_at >= p.whole_from AND c.submitted_at < p.whole_until AND c.at < p.whole_until',
    },
    {
      of: CELLS,
      taken: `NOT c.monthly AND c.submitted_at >= p.whole_from AND c.submitted_at < p.whole_until
        AND c.at >= p.whole_until AND c.at < p.until_at`,
    },
    {
      of: CELLS,
      periods: 'stretch',
      taken: 'NOT c.monthly AND c.submitted_at >= p.from_at AND c.submitted_at < p.until_at AND c.at < p.ends_at',
    },
    { of: CHANGES, taken: 'c.submitted_at >= p.from_at AND c.submitted_at < p.until_at AND c.at < p.until_at' },
  ],
  ever: [
    { of: CELLS, periods: MONTHS, taken: 'c.monthly AND c.at < p.last_month' },
    { of: CELLS, taken: 'NOT c.monthly AND c.at >= p.last_month AND c.at < p.until_at' },
    { of: CHANGES, taken: 'c.at < p.until_at' },
  ],
};

/** Marks that are read together: what the numerator takes of them, and the denominator. */
interface Part {
  readonly kind: Kind;
  readonly reach: Reach;
  above?: string;
  below?: string;
}
function partsOf(numerator: Term, denominator: Term | undefined): Part[] {
  const parts = new Map<string, Part>();
  const sides = { above: CELL_SETS[numerator.of], below: denominator ? CELL_SETS[denominator.of] : [] };
  for (const side of ['above', 'below'] as const)
    for (const { kind, reach, condition } of sides[side]) {
      const part = parts.get(`${kind} ${reach}`) ?? { kind, reach };
      parts.set(`${kind} ${reach}`, { ...part, [side]: condition });
    }
  return [...parts.values()];
}

const N = 'c.n * r.weight';
const countOf = (condition = 'FALSE'): string => `coalesce(sum(${N}) FILTER (WHERE ${condition}), 0)`;
/** What a mark adds to a sum; null where it has no figure. */
const figureOf = (sum: CaseFigure): string => `nullif(${CELL_FIGURES[sum]}, 'NaN')`;
const amountOf = ({ sum }: Term, condition = 'FALSE'): string =>
  sum ? `coalesce(sum(${N} * ${figureOf(sum)}) FILTER (WHERE ${condition}), 0)` : countOf(condition);
const asNumber = ({ sum }: Term, amount: string): string => `${amount}::${sum ? 'double precision' : 'bigint'}`;

/**
 * The indicator added up from cells and what waits. A waiting change may take back a mark that is in the cells. So figures
 * that one of them takes back are counted one by one before the largest is looked for; of all others a cell is enough.
 */
export function cellStatement({ who, indicator, filter, groupBy, periods }: Question): Statement {
  const params = new Params();
  const { numerator, denominator } = indicator;
  const key = groupBy ? GROUPS[groupBy] : 'NULL::text';
  const figure = numerator.sum && figureOf(numerator.sum);
  const conditions = filtered(who, filter, params);
  const branch = ({ kind, above, below }: Part, { of, periods: p = 'period', taken }: Source): string => {
    const asked = allOf([...conditions, taken, `c.kind = '${kind}'`, `(${above ?? 'FALSE'} OR ${below ?? 'FALSE'})`]);
    // By itself for each period: joined with all periods at once, the planner would look at every cell for each of them.
    const sums = `SELECT p.n, b.* FROM ${p} p CROSS JOIN LATERAL (
      SELECT ${key} AS key, ${groupBy === 'item' ? 'r.item_name' : 'NULL::text'} AS item_name,
        ${figure ? `CASE WHEN ${figure} IN (SELECT figure FROM contested) THEN ${figure} END` : 'NULL'}::double precision AS contested,
        ${countOf(above)} AS above, ${countOf(below)} AS below,
        ${amountOf(numerator, above)} AS numerator, ${denominator ? amountOf(denominator, below) : '0'} AS denominator,
        ${figure ? `max(${figure}) FILTER (WHERE ${N} > 0 AND ${above ?? 'FALSE'})` : 'NULL::double precision'} AS max
      FROM ${of} WHERE ${asked} GROUP BY 1, 2, 3) b`;
    return p === MONTHS ? `SELECT p.n, ${PAST} FROM (${sums}) s JOIN period p ON p.last_month = s.n` : sums;
  };
  const parts = partsOf(numerator, denominator);
  const branches = parts.flatMap((part) => SOURCES[part.reach].map((source) => branch(part, source)));
  const rows = periods.map((period, n) => {
    const instants = withMonths(period).map((at) => params.add(toSql(at), 'timestamptz'));
    return `(${n}, ${instants.join(', ')})`;
  });
  return params.statement(
    `WITH period(n, from_at, until_at, whole_from, whole_until, last_month) AS (VALUES ${rows.join(', ')}),
     stretch(n, from_at, until_at, ends_at) AS (
       SELECT n, from_at, whole_from, until_at FROM period WHERE from_at < whole_from
       UNION ALL SELECT n, whole_until, until_at, until_at FROM period WHERE whole_until < until_at
     ),
     ${figure ? `contested AS (SELECT ${figure} AS figure FROM ${CHANGES} WHERE ${N} < 0 AND c.kind = '${parts[0]!.kind}'),` : ''}
     counted AS (${branches.join('\n UNION ALL ')}),
     net AS (
       SELECT n, key, item_name, sum(above) AS above, sum(below) AS below, sum(numerator) AS numerator,
         sum(denominator) AS denominator, max(max) AS max
       FROM counted GROUP BY n, key, item_name, contested
     )
     SELECT n, ${groupBy ? 'GROUPING(key) = 1' : 'true'} AS whole, ${groupBy ? 'key' : 'NULL'} AS key,
       ${groupBy === 'item' ? 'max(item_name) FILTER (WHERE above > 0 OR below > 0)' : 'NULL'} AS "itemName",
       ${asNumber(numerator, 'sum(numerator)')} AS numerator,
       ${denominator ? asNumber(denominator, 'sum(denominator)') : 'NULL'} AS denominator,
       max(max) FILTER (WHERE above > 0) AS max
     FROM net GROUP BY GROUPING SETS ((n)${groupBy ? ', (n, key)' : ''})
     HAVING sum(${denominator ? 'below' : 'above'}) > 0
     ${inOrder(periods.length)}`,
  );
}
