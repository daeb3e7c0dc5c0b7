import { fold } from '#libs/domain/case/evolve.js';
import type { CaseState } from '#libs/domain/case/state.js';
import type { EpochMs } from '#libs/domain/time/index.js';
import type { CommandAnswer } from '#libs/contracts/index.js';
import type { Sealer } from '#libs/crypto/index.js';
import { type AttachmentRecord, attachmentsOf } from '../attachment/attachments.js';
import {
  EVENT_COLUMNS,
  type EventRow,
  openStored,
  readLog,
  readLogs,
  type StoredEvent,
} from '../case-event/case-log.js';
import type { StoredReceipt } from '../case-record/receipts.js';
import type { Database } from '../database/database.js';
import { toSql } from '../database/types.js';
import { SENT_WITH } from '../effect/outbox.js';
import { fromTable, selectRow, type StoredCaseRow } from './row-mapper.js';

export interface StoredFile {
  readonly row: StoredCaseRow;
  readonly events: readonly StoredEvent[];
}
/** With its files, and the numbers of the events with which messages or documents went out. */
export interface WholeFile extends StoredFile {
  readonly attachments: readonly AttachmentRecord[];
  readonly sentWith: readonly number[];
}
type FileRow = StoredCaseRow & { events: (EventRow & { ms: number })[] } & Record<string, unknown>;

const FILE = `${selectRow('r')}, (
    SELECT jsonb_agg(to_jsonb(e) ORDER BY e.seq) FROM (
      SELECT ${EVENT_COLUMNS}, (extract(epoch FROM at) * 1000)::bigint AS ms FROM case_event
      WHERE case_no = r.case_no
    ) e
  ) AS events`;
/** All that a case file shows, of the case $1. */
export const WHOLE = `
  SELECT ${FILE}, (
    SELECT coalesce(jsonb_agg(to_jsonb(f) || jsonb_build_object('uploadedAt',
      (extract(epoch FROM f."uploadedAt") * 1000)::bigint) ORDER BY f."uploadedAt", f."attachmentId"), '[]')
    FROM (${attachmentsOf('$1')}) f
  ) AS attachments, (SELECT coalesce(jsonb_agg(seq ORDER BY seq), '[]') FROM (${SENT_WITH}) s) AS "sentWith"
  FROM case_row r WHERE r.case_no = $1`;

/** Reads single cases. Who may see them is the caller's question: every row is also the CaseScope for `rolesOnCase`. */
export class CaseReader {
  constructor(
    private readonly db: Database,
    private readonly sealer: Sealer,
  ) {}

  /** The row (= scope) and, by the same query, the receipt of an earlier request with this id. */
  async findForCommand(
    caseNo: string,
    requestId: string,
  ): Promise<{ readonly row: StoredCaseRow; readonly receipt?: StoredReceipt } | undefined> {
    const [found] = await this.db.prepared<StoredCaseRow & { fingerprint: string | null; answer: CommandAnswer }>(
      'case_for_command',
      `SELECT ${selectRow('r')}, c.fingerprint, c.answer
       FROM case_row r LEFT JOIN command_receipt c ON c.request_id = $2 AND c.case_no = r.case_no
       WHERE r.case_no = $1`,
      [caseNo, requestId],
    );
    if (!found) return undefined;
    const { fingerprint, answer, ...row } = found;
    return { row: fromTable(row), ...(fingerprint !== null && { receipt: { fingerprint, answer } }) };
  }

  async row(caseNo: string): Promise<StoredCaseRow | undefined> {
    const [row] = await this.db.prepared<StoredCaseRow>(
      'case_row',
      `SELECT ${selectRow('r')} FROM case_row r WHERE r.case_no = $1`,
      [caseNo],
    );
    return row && fromTable(row);
  }

  /** Row and opened log in one statement, so that they fit together: enough for timeline and clocks. */
  async file(caseNo: string): Promise<StoredFile | undefined> {
    const [found] = await this.db.prepared<FileRow>(
      'case_file',
      `SELECT ${FILE} FROM case_row r WHERE r.case_no = $1`,
      [caseNo],
    );
    return found && this.#opened(found);
  }

  /** In one statement. */
  async whole(caseNo: string): Promise<WholeFile | undefined> {
    const [found] = await this.db.prepared<FileRow & Pick<WholeFile, 'attachments' | 'sentWith'>>('case_whole', WHOLE, [
      caseNo,
    ]);
    if (!found) return undefined;
    const { attachments, sentWith, ...file } = found;
    return { ...this.#opened(file), attachments, sentWith };
  }

  /** Opened events in order; empty for an unknown case. */
  async events(caseNo: string): Promise<readonly StoredEvent[]> {
    return (await readLog(this.db, caseNo)).map((stored) => openStored(this.sealer, stored));
  }

  /**
   * The logs of several cases by one query, each up to the given event; unknown cases are left out. Each is opened when
   * it is called for, so that one whose key is missing spoils no other.
   */
  async logs(lastSeqs: ReadonlyMap<string, number>): Promise<ReadonlyMap<string, () => readonly StoredEvent[]>> {
    const logs = Map.groupBy(await readLogs(this.db, lastSeqs), ({ caseNo }) => caseNo);
    return new Map(
      [...logs].map(([caseNo, log]) => [caseNo, () => log.map((stored) => openStored(this.sealer, stored))]),
    );
  }

  /** Opened events from `first` on. */
  async eventsFrom(caseNo: string, first: number): Promise<readonly StoredEvent[]> {
    return (await readLog(this.db, caseNo, first)).map((stored) => openStored(this.sealer, stored));
  }

  /** The folded log; undefined for an unknown case. */
  async state(caseNo: string): Promise<CaseState | undefined> {
    const log = await this.events(caseNo);
    return fold(
      caseNo,
      log.map(({ event }) => event),
    );
  }

  /** For the public progress query: the row, and the hash to check the query password against. */
  async progress(
    caseNo: string,
  ): Promise<{ readonly row: StoredCaseRow; readonly queryPasswordHash: string } | undefined> {
    const [found] = await this.db.prepared<StoredCaseRow & { queryPasswordHash: string }>(
      'case_progress',
      `SELECT ${selectRow('r')}, o.query_password_hash AS "queryPasswordHash"
       FROM case_row r JOIN case_opening o USING (case_no) WHERE r.case_no = $1`,
      [caseNo],
    );
    if (!found) return undefined;
    const { queryPasswordHash, ...row } = found;
    return { row: fromTable(row), queryPasswordHash };
  }

  /** 待阅: whether the case was copied to the user, who has not read it yet. */
  async isUnread(caseNo: string, userId: string): Promise<boolean> {
    const unread = await this.db.prepared(
      'case_unread',
      `SELECT 1 FROM case_participant
       WHERE user_id = $1 AND kind = 'copied' AND case_no = $2 AND read_at IS NULL`,
      [userId, caseNo],
    );
    return unread.length > 0;
  }

  /** 待阅 → 已阅. Answers whether the user had an unread copy. */
  async markRead(caseNo: string, userId: string, at: EpochMs): Promise<boolean> {
    const read = await this.db.prepared(
      'mark_read',
      `UPDATE case_participant SET read_at = $3
       WHERE user_id = $1 AND kind = 'copied' AND case_no = $2 AND read_at IS NULL RETURNING 1`,
      [userId, caseNo, toSql(at)],
    );
    return read.length > 0;
  }

  #opened({ events, ...row }: FileRow): StoredFile {
    const opened = events.map(({ ms, ...event }) => openStored(this.sealer, { ...event, at: ms as EpochMs }));
    return { row: fromTable(row), events: opened };
  }
}
