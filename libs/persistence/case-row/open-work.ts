import { Params } from '../case-lists/sql.js';
import type { Database } from '../database/database.js';
import { fromTable, selectRow, type StoredCaseRow } from './row-mapper.js';

/** What does not narrow is null. */
export interface OpenWorkFilter {
  readonly itemCode: string | null;
  readonly caseNos: readonly string[] | null;
}

/** 在办件 of one officer: open cases that are in her hands. */
export class OpenWork {
  constructor(private readonly db: Database) {}

  /** In the order of their numbers, from behind `after` on. */
  async of(
    officerId: string,
    { itemCode, caseNos }: OpenWorkFilter,
    after: string,
    limit: number,
  ): Promise<readonly StoredCaseRow[]> {
    const params = new Params();
    const narrowed = [
      ...(itemCode === null ? [] : [`AND r.item_code = ${params.add(itemCode)}`]),
      ...(caseNos === null ? [] : [`AND r.case_no = ANY(${params.add(caseNos, 'text[]')})`]),
    ];
    const { text, values } = params.statement(
      `SELECT ${selectRow('r')} FROM case_row r
       WHERE r.assignee_id = ${params.add(officerId)} AND r.closed_at IS NULL AND NOT r.simulated
         AND r.case_no > ${params.add(after)} ${narrowed.join(' ')}
       ORDER BY r.case_no LIMIT ${params.add(limit, 'integer')}`,
    );
    return (await this.db.rows<StoredCaseRow & Record<string, unknown>>(text, values)).map(fromTable);
  }
}
