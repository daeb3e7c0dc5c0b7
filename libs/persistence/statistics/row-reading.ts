import type { Term } from '#libs/domain/statistics/index.js';
import { allOf, Params, type Statement } from '../case-lists/sql.js';
import { toSql } from '../database/types.js';
import { filtered, GROUPS, inOrder, type Question } from './question.js';
import { FIGURE_SQL, SET_SQL } from './sets.js';

export const isIn = ({ of }: Term): string => `(${SET_SQL[of]})`;
const amount = (term: Term): string =>
  term.sum === undefined
    ? `count(*) FILTER (WHERE ${isIn(term)})`
    : `coalesce(sum(${FIGURE_SQL[term.sum]}) FILTER (WHERE ${isIn(term)}), 0)::double precision`;

/** The indicator counted over the rows of the cases. */
export function rowStatement({ who, indicator, filter, groupBy, periods }: Question): Statement {
  const params = new Params();
  const { numerator, denominator = numerator } = indicator;
  const key = groupBy && GROUPS[groupBy];
  const asked = allOf([...filtered(who, filter, params), `(${isIn(numerator)} OR ${isIn(denominator)})`]);
  const rows = periods.map(
    ({ from, until }, n) =>
      `(${n}, ${params.add(toSql(from), 'timestamptz')}, ${params.add(toSql(until), 'timestamptz')})`,
  );
  return params.statement(
    `WITH period(n, from_at, until_at) AS (VALUES ${rows.join(', ')})
     SELECT p.n, ${key ? `GROUPING(${key}) = 1` : 'true'} AS whole, ${key ?? 'NULL'} AS key,
       ${groupBy === 'item' ? 'max(r.item_name)' : 'NULL'} AS "itemName", ${amount(numerator)} AS numerator,
       ${indicator.denominator ? amount(denominator) : 'NULL'} AS denominator,
       ${numerator.sum ? `max(${FIGURE_SQL[numerator.sum]}) FILTER (WHERE ${isIn(numerator)})` : 'NULL'}::double precision AS max
     FROM period p JOIN case_row r ON ${asked}
     GROUP BY GROUPING SETS ((p.n)${key ? `, (p.n, ${key})` : ''})
     ${inOrder(periods.length)}`,
  );
}
