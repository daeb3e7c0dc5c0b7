import type { Principal } from '#libs/domain/identity/index.js';
import type { KeyRing } from '#libs/crypto/index.js';
import { selectRow } from '../case-row/row-mapper.js';
import { toSql } from '../database/types.js';
import { placeOf } from './cursor.js';
import { type CaseFilter, conditionsOf } from './filters.js';
import { planOf, type Queue, type QueuePlan, QUEUES, together } from './queues.js';
import { allOf, Params, type Statement } from './sql.js';

export interface CaseQuery extends CaseFilter {
  readonly queue: Queue;
  /** `nextCursor` of the page before. */
  readonly cursor?: string;
  /** 1 to 100. */
  readonly limit: number;
}

/** One page and one row more, which shows whether a next page exists. */
export function pageStatement(who: Principal, query: CaseQuery, keys: KeyRing): Statement {
  const params = new Params();
  const { from, ways, apart } = planOf(query.queue, who, params, { simulated: true });
  const conditions = conditionsOf(query, keys, params);
  if (query.cursor !== undefined) conditions.push(after(query.queue, query.cursor, params));
  const rowsWanted = params.add(query.limit + 1, 'integer');
  const stretches = [...ways, ...(apart ? [apart] : [])].flatMap((way) => way.stretches);
  const one = (columns: string, stretch: string) =>
    `SELECT ${columns} FROM ${from} WHERE ${allOf([stretch, ...conditions])}
     ORDER BY r.due_at, r.case_no LIMIT ${rowsWanted}`;
  if (stretches.length < 2) return params.statement(one(selectRow('r'), stretches[0] ?? 'FALSE'));
  // Each stretch is read in order from its own index and stops after a page; the pages are then merged.
  const merged = stretches.map((stretch) => `(${one('r.due_at, r.case_no', stretch)})`).join(' UNION ');
  return params.statement(
    `SELECT ${selectRow('r')}
     FROM (${merged} ORDER BY due_at, case_no LIMIT ${rowsWanted}) page JOIN case_row r USING (case_no)
     ORDER BY r.due_at, r.case_no`,
  );
}

export function totalStatement(who: Principal, query: CaseQuery, keys: KeyRing): Statement {
  const params = new Params();
  const plan = planOf(query.queue, who, params, { simulated: true });
  return params.statement(`SELECT ${countOf(plan, conditionsOf(query, keys, params))} AS total`);
}

/** The size of every queue. */
export function countsStatement(who: Principal): Statement {
  const params = new Params();
  const columns = QUEUES.map(
    (queue) => `${countOf(planOf(queue, who, params, { simulated: false }), [])} AS "${queue}"`,
  );
  return params.statement(`SELECT ${columns.join(', ')}`);
}

/** Rows behind the place that the cursor of this list names. */
export function after(list: string, cursor: string, params: Params): string {
  const { dueAt, caseNo } = placeOf(list, cursor);
  return `(r.due_at, r.case_no) > (${params.add(toSql(dueAt) ?? 'infinity', 'timestamptz')}, ${params.add(caseNo)})`;
}

/** Counts what lies on any way once; a way apart would keep the others' indexes from being used, so it is counted apart. */
function countOf({ from, ways, apart }: QueuePlan, conditions: readonly string[]): string {
  const main = together(ways).whole;
  const count = (...found: string[]) => `(SELECT count(*) FROM ${from} WHERE ${allOf([...found, ...conditions])})`;
  return apart ? `${count(main)} + ${count(apart.whole, `${main} IS NOT TRUE`)}` : count(main);
}
