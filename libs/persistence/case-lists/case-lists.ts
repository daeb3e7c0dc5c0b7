import type { Principal } from '#libs/domain/identity/index.js';
import type { KeyRing } from '#libs/crypto/index.js';
import { fromTable, selectRow, type StoredCaseRow } from '../case-row/row-mapper.js';
import type { Database } from '../database/database.js';
import { toSql } from '../database/types.js';
import { cursorOf, placeOf } from './cursor.js';
import { type CaseFilter, conditionsOf } from './filters.js';
import { planOf, type Queue, type QueuePlan, QUEUES } from './queues.js';
import { allOf, anyOf, Params, type Statement } from './sql.js';

export interface CaseQuery extends CaseFilter {
  readonly queue: Queue;
  /** `nextCursor` of the page before. */
  readonly cursor?: string;
  /** 1 to 100. */
  readonly limit: number;
}
export interface CasePage {
  readonly rows: readonly StoredCaseRow[];
  readonly nextCursor: string | null;
  /** How many rows the query has over all its pages, exactly. */
  readonly total: number;
}

/** The lists that people work from. Each shows only what `rolesOnCase` lets them know of. */
export class CaseLists {
  constructor(
    private readonly db: Database,
    private readonly keys: KeyRing,
  ) {}

  /**
   * One page, sorted by due instant (none last) and case number, with the exact total. Simulated cases (模拟办件) are
   * listed for item administrators only. Throws ProblemError CURSOR_INVALID, RangeError for a limit out of bounds.
   */
  async list(who: Principal, query: CaseQuery): Promise<CasePage> {
    const { queue, limit } = query;
    if (!Number.isInteger(limit) || limit < 1 || limit > 100) throw new RangeError(`Rows of a page: 1 to 100`);
    const [found, [counted]] = await Promise.all([
      this.run<StoredCaseRow>(this.page(who, query)),
      this.run<{ total: number }>(this.total(who, query)),
    ]);
    const rows = found.slice(0, limit).map(fromTable);
    const more = found.length > limit ? rows.at(-1) : undefined;
    return { rows, nextCursor: more ? cursorOf(queue, more) : null, total: counted?.total ?? 0 };
  }

  /** How many cases each queue holds, simulated ones never counted; one statement. */
  async counts(who: Principal): Promise<Record<Queue, number>> {
    const params = new Params();
    const columns = QUEUES.map((queue) => {
      const plan = planOf(queue, who, params, { simulated: false });
      return `${countOf(plan, [])} AS "${queue}"`;
    });
    const [counts] = await this.run<Record<Queue, number>>(params.statement(`SELECT ${columns.join(', ')}`));
    return counts!;
  }

  private run<R extends object>({ text, values }: Statement): Promise<R[]> {
    return this.db.rows<R>(text, values);
  }

  /** One row more than asked for shows whether a next page exists. */
  private page(who: Principal, query: CaseQuery): Statement {
    const params = new Params();
    const { from, ways } = planOf(query.queue, who, params, { simulated: true });
    const conditions = conditionsOf(query, this.keys, params);
    if (query.cursor !== undefined) conditions.push(after(query.queue, query.cursor, params));
    const rowsWanted = params.add(query.limit + 1, 'integer');
    const stretches = ways.flatMap((way) => way.stretches);
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

  private total(who: Principal, query: CaseQuery): Statement {
    const params = new Params();
    const plan = planOf(query.queue, who, params, { simulated: true });
    const conditions = conditionsOf(query, this.keys, params);
    return params.statement(`SELECT ${countOf(plan, conditions)} AS total`);
  }
}

function after(queue: Queue, cursor: string, params: Params): string {
  const { dueAt, caseNo } = placeOf(queue, cursor);
  return `(r.due_at, r.case_no) > (${params.add(toSql(dueAt) ?? 'infinity', 'timestamptz')}, ${params.add(caseNo)})`;
}

/** Counts way by way, each by its own index, and nothing twice. */
function countOf({ from, ways }: QueuePlan, conditions: readonly string[]): string {
  const counts = ways.map(({ whole }, i) => {
    const before = ways.slice(0, i).map((way) => `(${way.whole})`);
    const notYet = before.length > 0 ? [`${anyOf(before)} IS NOT TRUE`] : [];
    return `(SELECT count(*) FROM ${from} WHERE ${allOf([whole, ...notYet, ...conditions])})`;
  });
  return counts.join(' + ') || '0::bigint';
}
