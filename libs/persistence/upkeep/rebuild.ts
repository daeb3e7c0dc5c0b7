import { blindIndex, createSealer, type KeyRing } from '#libs/crypto/index.js';
import { Calendars } from '../calendar/calendars.js';
import { APPLICANT_ID } from '../case-row/applicant-index.js';
import { toTable } from '../case-row/row-mapper.js';
import type { Database, Queryable } from '../database/database.js';
import { toSql } from '../database/types.js';
import { Items } from '../item-version/items.js';
import { type CellDifference, mendCells } from '../statistics/comparison.js';
import { Examiner, type Fault, type FaultKind, type Finding, type Projection } from './examine.js';
import { readCases, walkCases, type StoredCase } from './walk.js';

export interface RebuildReport {
  readonly cases: number;
  /** What differed and was made again from the log. */
  readonly mended: readonly Fault[];
  /** Damage of the log itself: bring it back from a backup. */
  readonly left: readonly Fault[];
  /** Cells of the statistics that differed from the rows, mended as well. */
  readonly cells: readonly CellDifference[];
}

const MENDABLE: readonly FaultKind[] = ['row-missing', 'row-differs', 'participants'];

/**
 * Makes rows and participants again from the events, and the cells of the statistics from the rows, also while cases are
 * being worked on; says what differed.
 */
export async function rebuild(db: Database, keys: KeyRing): Promise<RebuildReport> {
  const examiner = new Examiner(keys, createSealer(keys), new Items(db), new Calendars(db));
  const mended: Fault[] = [];
  const left: Fault[] = [];
  let cases = 0;
  for await (const stored of walkCases(db)) {
    cases++;
    const { faults } = await examiner.examine(stored);
    if (faults.length === 0) continue;
    const again = await mend(db, keys, examiner, stored.caseNo);
    for (const fault of again.faults) (MENDABLE.includes(fault.kind) ? mended : left).push(fault);
  }
  return { cases, mended, left, cells: await mendCells(db) };
}

/** Looks again with the row locked, so that no action comes between the look and the mending. */
function mend(db: Database, keys: KeyRing, examiner: Examiner, caseNo: string): Promise<Finding> {
  return db.transaction(async (connection) => {
    await connection.query({ text: 'SELECT FROM case_row WHERE case_no = $1 FOR UPDATE', values: [caseNo] });
    const [stored] = await readCases(connection, [caseNo]);
    const finding = await examiner.examine(stored!);
    if (finding.projection && finding.faults.length > 0) {
      await writeRow(connection, keys, finding.projection, stored!.row !== undefined);
      await writePeople(connection, stored!, finding.projection);
    }
    return finding;
  });
}

/** Where there was no row to lock, one that an action has made meanwhile is newer than ours. */
async function writeRow(connection: Queryable, keys: KeyRing, { row }: Projection, locked: boolean): Promise<void> {
  const table = toTable(row, blindIndex(keys, APPLICANT_ID, row.applicantIdNo));
  const columns = Object.keys(table);
  const changes = columns.map((column) => `${column} = excluded.${column}`);
  await connection.query({
    text: `INSERT INTO case_row (${columns.join(', ')})
           SELECT ${columns.join(', ')} FROM jsonb_populate_record(NULL::case_row, $1)
           ON CONFLICT (case_no) DO UPDATE SET ${changes.join(', ')}, updated_at = now() WHERE $2`,
    values: [JSON.stringify(table), locked],
  });
}

/** What a person has read stays read. */
async function writePeople(connection: Queryable, { caseNo, log }: StoredCase, { people }: Projection): Promise<void> {
  const values = [caseNo, people.map(({ userId }) => userId), people.map(({ kind }) => kind)];
  await connection.query({
    text: `DELETE FROM case_participant
           WHERE case_no = $1 AND (user_id, kind) NOT IN (SELECT * FROM unnest($2::text[], $3::text[]))`,
    values,
  });
  await connection.query({
    text: `UPDATE case_participant p
           SET department_id = r.department_id, region = r.region, simulated = r.simulated,
             undue = r.due_at = 'infinity'
           FROM case_row r WHERE r.case_no = $1 AND p.case_no = $1`,
    values: [caseNo],
  });
  await connection.query({
    text: `INSERT INTO case_participant (user_id, kind, case_no, at)
           SELECT u, k, $1, $4 FROM unnest($2::text[], $3::text[]) AS p(u, k) ON CONFLICT DO NOTHING`,
    values: [...values, toSql(log.at(-1)!.at)],
  });
}
