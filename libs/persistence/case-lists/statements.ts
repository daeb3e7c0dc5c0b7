import type { Principal } from '#libs/domain/identity/index.js';
import type { KeyRing } from '#libs/crypto/index.js';
import { selectRow } from '../case-row/row-mapper.js';
import { toSql } from '../database/types.js';
import { placeOf } from './cursor.js';
import { type CaseFilter, conditionsOf } from './filters.js';
import { planOf, type Queue, type QueuePlan, QUEUES, type TakenPart, together } from './queues.js';
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
  const { from, ways, apart, key = 'r.case_no' } = planOf(query.queue, who, params, { simulated: true });
  const conditions = conditionsOf(query, keys, params);
  if (query.cursor !== undefined) conditions.push(after(query.queue, query.cursor, params, key));
  const rowsWanted = params.add(query.limit + 1, 'integer');
  const stretches = [...ways, ...(apart ? [apart] : [])].flatMap((way) => way.stretches);
  const one = (columns: string, stretch: string) =>
    `SELECT ${columns} FROM ${from} WHERE ${allOf([stretch, ...conditions])}
     ORDER BY r.due_at, ${key} LIMIT ${rowsWanted}`;
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
  const tally = isTallied(query) ? new TallyScan() : undefined;
  const total = countOf(plan, conditionsOf(query, keys, params), tally);
  return params.statement(`SELECT ${total} AS total${tally?.from() ?? ''}`);
}

/** The size of every queue. */
export function countsStatement(who: Principal): Statement {
  const params = new Params();
  const tally = new TallyScan();
  const columns = QUEUES.map(
    (queue) => `${countOf(planOf(queue, who, params, { simulated: false }), [], tally)} AS "${queue}"`,
  );
  return params.statement(`SELECT ${columns.join(', ')}${tally.from()}`);
}

const TALLIED_FILTERS: readonly string[] = ['queue', 'limit', 'cursor', 'stage', 'card'] satisfies (keyof CaseQuery)[];
const isTallied = (query: CaseQuery): boolean =>
  Object.entries(query).every(([name, value]) => TALLIED_FILTERS.includes(name) || value === undefined || value === '');

/** Any number of sums over the tally, by one reading of it. */
class TallyScan {
  private readonly sums: string[] = [];

  /** The cases that fulfil `condition`, as a column of what `from` joins. */
  count(condition: string): string {
    const name = `n${this.sums.length}`;
    this.sums.push(`coalesce(sum(r.n) FILTER (WHERE ${condition}), 0) AS ${name}`);
    return `tally.${name}`;
  }

  from(): string {
    return this.sums.length > 0 ? ` FROM (SELECT ${this.sums.join(', ')} FROM case_tally r) tally` : '';
  }
}

/** Rows behind the place that the cursor of this list names. */
export function after(list: string, cursor: string, params: Params, key = 'r.case_no'): string {
  const { dueAt, caseNo } = placeOf(list, cursor);
  // Nothing is due after those that are due never; said so, an index by number can begin right there.
  if (dueAt === null) return `r.due_at = 'infinity' AND ${key} > ${params.add(caseNo)}`;
  return `(r.due_at, ${key}) > (${params.add(toSql(dueAt), 'timestamptz')}, ${params.add(caseNo)})`;
}

/**
 * Counts what lies on any way once: first what the tally knows, then what else is found on the other ways. A way apart
 * would keep the others' indexes from being used, so it is counted apart.
 */
function countOf(plan: QueuePlan, conditions: readonly string[], tally?: TallyScan): string {
  const { from, counted = plan.ways, apart, taken } = plan;
  if (taken && conditions.length === 0) return countOfTaken(taken);
  const count = (...found: string[]) => `(SELECT count(*) FROM ${from} WHERE ${allOf([...found, ...conditions])})`;
  const known = tally ? counted.filter((way) => way.tallied) : [];
  const others = counted.filter((way) => !known.includes(way));
  const besides = known.length > 0 ? [`(${together(known).whole}) IS NOT TRUE`] : [];
  const main = together(counted).whole;
  return [
    ...(known.length > 0 ? [tally!.count(allOf([together(known).whole, ...conditions]))] : []),
    ...(others.length > 0 || known.length === 0 ? [count(together(others).whole, ...besides)] : []),
    ...(apart ? [count(apart.whole, `${main} IS NOT TRUE`)] : []),
  ].join(' + ');
}

/**
 * What the tally of the handled shows to be open is summed, and the lines are not looked at unless it has others. All else
 * is counted from the index over who took part; only a line that does not say enough by itself is looked up.
 */
function countOfTaken({ lines, known, visible, tallied }: TakenPart): string {
  const byRow = `(SELECT ${visible} FROM case_row r WHERE r.case_no = p.case_no)`;
  const count = (condition: string) => `(SELECT count(*) FROM case_participant p WHERE ${lines} AND ${condition})`;
  if (tallied === undefined) return count(`((${known}) OR ${byRow})`);
  return `(SELECT coalesce(sum(p.n) FILTER (WHERE ${known}), 0)
      + CASE WHEN bool_or((${known}) IS NOT TRUE) THEN ${count(`(${known}) IS NOT TRUE AND ${byRow}`)} ELSE 0 END
    FROM handled_tally p WHERE ${tallied})`;
}
