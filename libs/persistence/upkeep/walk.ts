import { EVENT_COLUMNS, type EventRow } from '../case-event/case-log.js';
import { fromTable, selectRow, type StoredCaseRow } from '../case-row/row-mapper.js';
import type { Database, Queryable } from '../database/database.js';

export type IndexedRow = StoredCaseRow & { readonly applicantIdIndex: string };
export interface ParticipantRow {
  readonly caseNo: string;
  readonly userId: string;
  readonly kind: 'handled' | 'copied';
  /** Whether it says of the case what the row says. */
  readonly fits: boolean;
}
/** All that is stored of one case, as of one moment. */
export interface StoredCase {
  readonly caseNo: string;
  readonly log: readonly EventRow[];
  readonly row: IndexedRow | undefined;
  readonly participants: readonly ParticipantRow[];
  /** Ids of the attachments that are bound to the case. */
  readonly attachments: ReadonlySet<string>;
}

const CASES_AT_ONCE = 100;

/** Every case that has events or a row, in order of their numbers; also while cases are being worked on. */
export async function* walkCases(db: Database): AsyncGenerator<StoredCase> {
  let last = '';
  for (;;) {
    const cases = await db.transaction((connection) => chunkAfter(connection, last), 'REPEATABLE READ');
    yield* cases;
    if (cases.length === 0) return;
    last = cases.at(-1)!.caseNo;
  }
}

async function chunkAfter(connection: Queryable, last: string): Promise<StoredCase[]> {
  const { rows } = await connection.query<{ caseNo: string }>({
    name: 'walk_numbers',
    text: `(SELECT DISTINCT case_no AS "caseNo" FROM case_event WHERE case_no > $1 ORDER BY case_no LIMIT $2)
           UNION (SELECT case_no FROM case_row WHERE case_no > $1 ORDER BY case_no LIMIT $2)
           ORDER BY "caseNo" LIMIT $2`,
    values: [last, CASES_AT_ONCE],
  });
  return readCases(
    connection,
    rows.map(({ caseNo }) => caseNo),
  );
}

export async function readCases(connection: Queryable, numbers: readonly string[]): Promise<StoredCase[]> {
  const values = [numbers];
  const events = await connection.query<EventRow>({
    name: 'walk_events',
    text: `SELECT ${EVENT_COLUMNS} FROM case_event WHERE case_no = ANY($1) ORDER BY case_no, seq`,
    values,
  });
  const rows = await connection.query<IndexedRow>({
    name: 'walk_rows',
    text: `SELECT ${selectRow('r')}, r.applicant_id_index AS "applicantIdIndex" FROM case_row r WHERE r.case_no = ANY($1)`,
    values,
  });
  const participants = await connection.query<ParticipantRow>({
    name: 'walk_participants',
    text: `SELECT p.case_no AS "caseNo", p.user_id AS "userId", p.kind,
             r.case_no IS NULL OR (p.department_id, p.region, p.simulated, p.undue)
               IS NOT DISTINCT FROM (r.department_id, r.region, r.simulated, r.due_at = 'infinity') AS fits
           FROM case_participant p LEFT JOIN case_row r USING (case_no) WHERE p.case_no = ANY($1)`,
    values,
  });
  const files = await connection.query<{ caseNo: string; attachmentId: string }>({
    name: 'walk_attachments',
    text: `SELECT case_no AS "caseNo", attachment_id AS "attachmentId" FROM attachment WHERE case_no = ANY($1)
           UNION ALL
           SELECT u.case_no, u.attachment_id FROM attachment_reuse u JOIN attachment USING (attachment_id)
           WHERE u.case_no = ANY($1)`,
    values,
  });
  const logs = Map.groupBy(events.rows, ({ caseNo }) => caseNo);
  const people = Map.groupBy(participants.rows, ({ caseNo }) => caseNo);
  const bound = Map.groupBy(files.rows, ({ caseNo }) => caseNo);
  const byNumber = new Map(rows.rows.map((row) => [row.caseNo, row]));
  return numbers.map((caseNo) => {
    const row = byNumber.get(caseNo);
    return {
      caseNo,
      log: logs.get(caseNo) ?? [],
      row: row && { ...fromTable(row), applicantIdIndex: row.applicantIdIndex },
      participants: people.get(caseNo) ?? [],
      attachments: new Set(bound.get(caseNo)?.map(({ attachmentId }) => attachmentId)),
    };
  });
}
