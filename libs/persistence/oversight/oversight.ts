import { OVERSEERS, type Principal, regionPrefix } from '#libs/domain/identity/index.js';
import type { Channel } from '#libs/domain/terms/index.js';
import { cursorOf } from '../case-lists/cursor.js';
import type { CasePage } from '../case-lists/case-lists.js';
import { allOf, anyOf, type Params } from '../case-lists/sql.js';
import { after } from '../case-lists/statements.js';
import { waysIn } from '../case-lists/visibility.js';
import { fromTable, selectRow, type StoredCaseRow } from '../case-row/row-mapper.js';
import type { Database } from '../database/database.js';

/** What every number and list of supervision and statistics may be narrowed by. */
export interface OversightFilter {
  /** With all the regions below it. */
  readonly region?: string;
  /** Without the regions below it. */
  readonly regionOnly?: boolean;
  readonly department?: string;
  readonly itemCode?: string;
  readonly channel?: Channel;
  /** Whoever has the case now; null: nobody has taken it. */
  readonly assignee?: string | null;
}
export interface PageOf {
  readonly cursor?: string;
  /** 1 to 100. */
  readonly limit: number;
}

/**
 * Conditions about `case_row r`: what the person watches over by the same table as the lists, within the filter; never a
 * simulated case. A person who only works on cases watches over none.
 */
export function overseen(who: Principal, filter: OversightFilter, params: Params): string[] {
  const { region, regionOnly = false, department, itemCode, channel, assignee } = filter;
  return [
    'NOT r.simulated',
    anyOf(waysIn(who, OVERSEERS, params).map(({ whole }) => whole)),
    ...(region === undefined ? [] : [inRegion(region, regionOnly, params)]),
    ...(department === undefined ? [] : [`r.department_id = ${params.add(department)}`]),
    ...(itemCode === undefined ? [] : [`r.item_code = ${params.add(itemCode)}`]),
    ...(channel === undefined ? [] : [`r.channel = ${params.add(channel)}`]),
    ...(assignee === undefined ? [] : [isOrNone('r.assignee_id', assignee, params)]),
  ];
}

const inRegion = (region: string, only: boolean, params: Params): string =>
  only ? `r.region = ${params.add(region)}` : `starts_with(r.region, ${params.add(regionPrefix(region))})`;

/** Null finds the rows where nothing stands. */
export const isOrNone = (column: string, value: string | null, params: Params): string =>
  value === null ? `${column} IS NULL` : `${column} = ${params.add(value)}`;

/** One page of the cases that fulfil all conditions, soonest due first, with the exact total. `list` names the cursor's list. */
export async function pageOf(
  db: Database,
  list: string,
  conditions: readonly string[],
  params: Params,
  { cursor, limit }: PageOf,
): Promise<CasePage> {
  const counted = params.statement(`SELECT count(*) AS total FROM case_row r WHERE ${allOf(conditions)}`);
  const here = cursor === undefined ? conditions : [...conditions, after(list, cursor, params)];
  const paged = params.statement(
    `SELECT ${selectRow('r')} FROM case_row r WHERE ${allOf(here)}
     ORDER BY r.due_at, r.case_no LIMIT ${params.add(limit + 1, 'integer')}`,
  );
  const [found, [count]] = await Promise.all([
    db.rows<StoredCaseRow>(paged.text, paged.values),
    db.rows<{ total: number }>(counted.text, counted.values),
  ]);
  const rows = found.slice(0, limit).map(fromTable);
  const more = found.length > limit ? rows.at(-1) : undefined;
  return { rows, nextCursor: more ? cursorOf(list, more) : null, total: count!.total };
}
