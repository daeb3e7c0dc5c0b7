import { randomUUID } from 'node:crypto';
import type { EpochMs } from '#libs/domain/time/index.js';
import type { Database } from '../database/database.js';
import { anywhere } from '../case-lists/sql.js';
import { toSql } from '../database/types.js';
import { AttachmentEntity, AttachmentViewEntity } from './attachment.entity.js';
import { attachmentDigest } from './digest.js';

export interface AttachmentRecord {
  readonly attachmentId: string;
  /** 64 hex digits; also the name of the file. */
  readonly sha256: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly mediaType: string;
  readonly uploadedBy: string;
  readonly uploadedAt: EpochMs;
  /** The first case that named it; null until one does. */
  readonly caseNo: string | null;
}

const COLUMNS = `a.attachment_id AS "attachmentId", a.sha256, a.name, a.size, a.media_type AS "mediaType",
  a.uploaded_by AS "uploadedBy", a.uploaded_at AS "uploadedAt", a.case_no AS "caseNo"`;
/**
 * The files of a case, those that it reuses from earlier ones too, as a statement's text; `caseNo` is a parameter's place.
 * One list of ids, so that an index finds each: two conditions joined by OR would read every file there is.
 */
export const attachmentsOf = (caseNo: string): string => `SELECT ${COLUMNS} FROM attachment a
  WHERE a.attachment_id IN (SELECT attachment_id FROM attachment WHERE case_no = ${caseNo}
    UNION ALL SELECT attachment_id FROM attachment_reuse WHERE case_no = ${caseNo})
  ORDER BY a.uploaded_at, a.attachment_id`;
const NOT_REUSED = 'NOT EXISTS (SELECT FROM attachment_reuse u WHERE u.attachment_id = a.attachment_id)';

/** 附件: what is known of uploaded files. The files themselves lie in a content-addressed folder of their own. */
export class Attachments {
  constructor(private readonly db: Database) {}

  /** The id is made here. */
  async add(attachment: Omit<AttachmentRecord, 'attachmentId' | 'caseNo'>): Promise<AttachmentRecord> {
    const record = { ...attachment, attachmentId: randomUUID(), caseNo: null };
    await this.db.repository(AttachmentEntity).insert({ ...record, digest: attachmentDigest(record) });
    return record;
  }

  async find(attachmentId: string): Promise<AttachmentRecord | undefined> {
    return (await this.db.repository(AttachmentEntity).findOneBy({ attachmentId })) ?? undefined;
  }

  /** Only when the case names it. */
  async findOfCase(caseNo: string, attachmentId: string): Promise<AttachmentRecord | undefined> {
    return (await this.ofCase(caseNo)).find((file) => file.attachmentId === attachmentId);
  }

  ofCase(caseNo: string): Promise<readonly AttachmentRecord[]> {
    return this.db.prepared<AttachmentRecord & Record<string, unknown>>('attachments_of_case', attachmentsOf('$1'), [
      caseNo,
    ]);
  }

  /** What somebody uploaded, for whatever case, newest first; `q` anywhere in the name. */
  uploadedBy(by: string, q: string, limit: number): Promise<readonly AttachmentRecord[]> {
    return this.db.prepared<AttachmentRecord & Record<string, unknown>>(
      'attachments_uploaded_by',
      `SELECT ${COLUMNS} FROM attachment a WHERE a.uploaded_by = $1 AND a.name ILIKE $2
       ORDER BY a.uploaded_at DESC, a.attachment_id LIMIT $3`,
      [by, anywhere(q), limit],
    );
  }

  /**
   * Binds uploads to a case, all or none: `by` must have uploaded each, for this case or an earlier one. Answers the ids
   * that can't be bound; empty when all are bound, also when they were before.
   */
  async claim(caseNo: string, by: string, attachmentIds: readonly string[]): Promise<readonly string[]> {
    const wanted = [...new Set(attachmentIds)];
    if (wanted.length === 0) return [];
    return this.db.transaction(async (connection) => {
      const { rows } = await connection.query<{ id: string }>({
        name: 'attachments_claimable',
        text: `SELECT attachment_id AS id FROM attachment a
               WHERE attachment_id = ANY($1) AND (uploaded_by = $3 OR case_no = $2 OR EXISTS (
                 SELECT FROM attachment_reuse u WHERE u.attachment_id = a.attachment_id AND u.case_no = $2))
               ORDER BY attachment_id FOR UPDATE`,
        values: [wanted, caseNo, by],
      });
      const claimable = new Set(rows.map(({ id }) => id));
      const refused = wanted.filter((id) => !claimable.has(id));
      if (refused.length > 0) return refused;
      await connection.query({
        name: 'attachments_claim',
        text: 'UPDATE attachment SET case_no = $2 WHERE attachment_id = ANY($1) AND case_no IS NULL',
        values: [wanted, caseNo],
      });
      await connection.query({
        name: 'attachments_reuse',
        text: `INSERT INTO attachment_reuse (attachment_id, case_no)
               SELECT attachment_id, $2 FROM attachment WHERE attachment_id = ANY($1) AND case_no <> $2
               ON CONFLICT DO NOTHING`,
        values: [wanted, caseNo],
      });
      return [];
    });
  }

  /** Unbinds what a refused command had bound; never what the case's events name. */
  async release(caseNo: string, attachmentIds: readonly string[]): Promise<void> {
    const unnamed = `NOT EXISTS (
      SELECT FROM case_event e
      WHERE e.case_no = $1 AND jsonb_path_exists(e.data, '$.materials[*].attachmentIds[*] ? (@ == $id)',
        jsonb_build_object('id', a.attachment_id)))`;
    await this.db.rows(
      `WITH reuse AS (
         DELETE FROM attachment_reuse a WHERE a.attachment_id = ANY($2) AND a.case_no = $1 AND ${unnamed}
       )
       UPDATE attachment a SET case_no = NULL WHERE a.attachment_id = ANY($2) AND a.case_no = $1 AND ${unnamed}`,
      [caseNo, attachmentIds],
    );
  }

  /** Uploads before `before` that no case names, oldest first. */
  unnamed(before: EpochMs, limit: number): Promise<readonly AttachmentRecord[]> {
    return this.db.prepared<AttachmentRecord & Record<string, unknown>>(
      'attachments_unnamed',
      `SELECT ${COLUMNS} FROM attachment a WHERE a.case_no IS NULL AND a.uploaded_at < $1 AND ${NOT_REUSED}
       ORDER BY a.uploaded_at LIMIT $2`,
      [toSql(before), limit],
    );
  }

  /** Removes uploads that no case names; answers the hashes that nothing refers to any more, whose files may go. */
  async remove(attachmentIds: readonly string[]): Promise<readonly string[]> {
    const removed = await this.db.rows<{ sha256: string }>(
      `DELETE FROM attachment a WHERE a.attachment_id = ANY($1) AND a.case_no IS NULL AND ${NOT_REUSED}
       RETURNING a.sha256`,
      [attachmentIds],
    );
    const hashes = [...new Set(removed.map(({ sha256 }) => sha256))];
    const orphans = await this.db.rows<{ sha256: string }>(
      `SELECT h.sha256 FROM unnest($1::text[]) AS h(sha256)
       WHERE NOT EXISTS (SELECT FROM attachment a WHERE a.sha256 = h.sha256)`,
      [hashes],
    );
    return orphans.map(({ sha256 }) => sha256);
  }

  /** Every view is logged. */
  async logView(attachmentId: string, by: string, at: EpochMs, requestId: string | null): Promise<void> {
    await this.db.repository(AttachmentViewEntity).insert({ attachmentId, viewedBy: by, at, requestId });
  }
}
