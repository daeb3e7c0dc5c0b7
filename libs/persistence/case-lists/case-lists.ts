import type { Principal } from '#libs/domain/identity/index.js';
import type { KeyRing } from '#libs/crypto/index.js';
import { fromTable, type StoredCaseRow } from '../case-row/row-mapper.js';
import type { Database } from '../database/database.js';
import { cursorOf } from './cursor.js';
import type { Queue } from './queues.js';
import type { Statement } from './sql.js';
import { type CaseQuery, countsStatement, pageStatement, totalStatement } from './statements.js';

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
    if (!Number.isInteger(limit) || limit < 1 || limit > 100) throw new RangeError('Rows of a page: 1 to 100');
    const [found, [counted]] = await Promise.all([
      this.run<StoredCaseRow>(pageStatement(who, query, this.keys)),
      this.run<{ total: number }>(totalStatement(who, query, this.keys)),
    ]);
    const rows = found.slice(0, limit).map(fromTable);
    const more = found.length > limit ? rows.at(-1) : undefined;
    return { rows, nextCursor: more ? cursorOf(queue, more) : null, total: counted!.total };
  }

  /** How many cases each queue holds, simulated ones never counted; one statement. */
  async counts(who: Principal): Promise<Record<Queue, number>> {
    const [counts] = await this.run<Record<Queue, number>>(countsStatement(who));
    return counts!;
  }

  private run<R extends object>({ text, values }: Statement): Promise<R[]> {
    return this.db.rows<R>(text, values);
  }
}
