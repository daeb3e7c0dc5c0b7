import type { EpochMs } from '#libs/domain/time/index.js';
import { fromTable, selectRow, type StoredCaseRow } from '../case-row/row-mapper.js';
import type { Database } from '../database/database.js';
import { toSql } from '../database/types.js';

/** A case that somebody acted on, as it stands now, and its last act. */
export interface CaseChange {
  readonly row: StoredCaseRow;
  readonly seq: number;
  readonly type: string;
  readonly at: EpochMs;
  readonly actorId: string;
  readonly actorName: string;
}

/** At most this many changed cases are told one by one. */
export const MAX_CHANGES = 500;

/** What changed lately, for those who watch. */
export class CaseChanges {
  constructor(private readonly db: Database) {}

  /** The database's clock: the one that says when events were recorded. */
  async now(): Promise<EpochMs> {
    const [found] = await this.db.prepared<{ now: EpochMs }>('changes_now', 'SELECT now() AS now', []);
    return found!.now;
  }

  /** Cases with an event recorded after `since`, each with its last one; the earliest `MAX_CHANGES` and one more. */
  async since(since: EpochMs): Promise<readonly CaseChange[]> {
    const found = await this.db.prepared<StoredCaseRow & Omit<CaseChange, 'row'>>(
      'changes_since',
      `SELECT ${selectRow('r')}, e.seq, e.type, e.at, e.actor_id AS "actorId", e.actor_name AS "actorName"
       FROM (
         SELECT DISTINCT ON (case_no) case_no, seq, type, at, actor_id, actor_name
         FROM case_event WHERE recorded_at > $1 ORDER BY case_no, seq DESC
       ) e JOIN case_row r USING (case_no)
       LIMIT ${MAX_CHANGES + 1}`,
      [toSql(since)],
    );
    return found.map(({ seq, type, at, actorId, actorName, ...row }) => ({
      row: fromTable(row),
      seq,
      type,
      at,
      actorId,
      actorName,
    }));
  }
}
