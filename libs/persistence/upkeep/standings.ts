import type { EpochMs } from '#libs/domain/time/index.js';
import type { Stage } from '#libs/domain/case/stage.js';
import type { Database } from '../database/database.js';
import { toSql } from '../database/types.js';

/** How far the record of a case has got. */
export interface RecordStanding {
  readonly caseNo: string;
  readonly rev: number;
  readonly stage: Stage;
  /** Of the last event. */
  readonly lastHash: string;
  readonly simulated: boolean;
  readonly closedAt: EpochMs | null;
}

const CASES_AT_ONCE = 500;
const SELECTED = `SELECT r.case_no AS "caseNo", r.rev, r.stage, e.hash AS "lastHash", r.simulated, r.closed_at AS "closedAt"
  FROM case_row r JOIN case_event e ON e.case_no = r.case_no AND e.seq = r.rev`;

/** Cases that run, and those that were closed since; in order of their numbers. */
export async function* openStandings(db: Database, closedSince: EpochMs): AsyncGenerator<RecordStanding> {
  for (let last = ''; ;) {
    const found = await db.prepared<RecordStanding & Record<string, unknown>>(
      'open_standings',
      `${SELECTED} WHERE r.case_no > $1 AND (r.closed_at IS NULL OR r.closed_at > $2) ORDER BY r.case_no LIMIT $3`,
      [last, toSql(closedSince), CASES_AT_ONCE],
    );
    yield* found;
    const end = found.at(-1);
    if (!end) return;
    last = end.caseNo;
  }
}

export async function standingOf(db: Database, caseNo: string): Promise<RecordStanding | undefined> {
  const [found] = await db.prepared<RecordStanding & Record<string, unknown>>(
    'standing',
    `${SELECTED} WHERE r.case_no = $1`,
    [caseNo],
  );
  return found;
}
