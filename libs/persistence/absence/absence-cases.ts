import type { EpochMs } from '#libs/domain/time/index.js';
import type { Database } from '../database/database.js';
import { toSql } from '../database/types.js';

export interface AbsenceCase {
  readonly caseNo: string;
  /** Number of the event by which it went over. */
  readonly overRev: number;
  readonly overAt: EpochMs;
  /** Null while it has not come back. */
  readonly backAt: EpochMs | null;
}

/** Which cases went over by an absence, and which came back. */
export class AbsenceCases {
  constructor(private readonly db: Database) {}

  /** Notes that a case goes over, before that is recorded: noted again, the later one stands. */
  async over(absenceId: string, caseNo: string, overRev: number, at: EpochMs): Promise<void> {
    await this.db.rows(
      `INSERT INTO absence_case (absence_id, case_no, over_rev, over_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (absence_id, case_no) DO UPDATE SET over_rev = $3, over_at = $4, back_at = NULL`,
      [absenceId, caseNo, overRev, toSql(at)],
    );
  }

  /** It did not go over after all. */
  async notOver(absenceId: string, caseNo: string, overRev: number): Promise<void> {
    await this.db.rows('DELETE FROM absence_case WHERE absence_id = $1 AND case_no = $2 AND over_rev = $3', [
      absenceId,
      caseNo,
      overRev,
    ]);
  }

  /** Notes that a case came back, after that was recorded. */
  async back(absenceId: string, caseNo: string, at: EpochMs): Promise<void> {
    await this.db.rows('UPDATE absence_case SET back_at = $3 WHERE absence_id = $1 AND case_no = $2', [
      absenceId,
      caseNo,
      toSql(at),
    ]);
  }

  /** In the order of their numbers, from behind `after` on. */
  of(absenceId: string, after: string, limit: number): Promise<readonly AbsenceCase[]> {
    return this.db.rows<AbsenceCase & Record<string, unknown>>(
      `SELECT case_no AS "caseNo", over_rev AS "overRev", over_at AS "overAt", back_at AS "backAt" FROM absence_case
       WHERE absence_id = $1 AND case_no > $2 ORDER BY case_no LIMIT $3`,
      [absenceId, after, limit],
    );
  }
}
