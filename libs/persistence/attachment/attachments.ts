import { randomUUID } from 'node:crypto';
import type { EpochMs } from '#libs/domain/time/index.js';
import type { Database } from '../database/database.js';
import { toSql } from '../database/types.js';
import { AttachmentEntity, AttachmentViewEntity } from './attachment.entity.js';

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
  /** Null until a case names it. */
  readonly caseNo: string | null;
}

/** 附件: what is known of uploaded files. The files themselves lie in a content-addressed folder of their own. */
export class Attachments {
  constructor(private readonly db: Database) {}

  /** The id is made here. */
  async add(attachment: Omit<AttachmentRecord, 'attachmentId' | 'caseNo'>): Promise<AttachmentRecord> {
    const record = { ...attachment, attachmentId: randomUUID(), caseNo: null };
    await this.db.repository(AttachmentEntity).insert(record);
    return record;
  }

  async find(attachmentId: string): Promise<AttachmentRecord | undefined> {
    return (await this.db.repository(AttachmentEntity).findOneBy({ attachmentId })) ?? undefined;
  }

  /** Only when it belongs to the case. */
  async findOfCase(caseNo: string, attachmentId: string): Promise<AttachmentRecord | undefined> {
    return (await this.db.repository(AttachmentEntity).findOneBy({ attachmentId, caseNo })) ?? undefined;
  }

  ofCase(caseNo: string): Promise<readonly AttachmentRecord[]> {
    return this.db
      .repository(AttachmentEntity)
      .find({ where: { caseNo }, order: { uploadedAt: 'ASC', attachmentId: 'ASC' } });
  }

  /**
   * Binds uploads to a case, all or none: `by` must have uploaded each, and none may belong to another case. Answers the
   * ids that can't be bound; empty when all are bound, also when they were before.
   */
  async claim(caseNo: string, by: string, attachmentIds: readonly string[]): Promise<readonly string[]> {
    const wanted = [...new Set(attachmentIds)];
    if (wanted.length === 0) return [];
    return this.db.transaction(async (connection) => {
      const { rows } = await connection.query<{ id: string }>({
        name: 'attachments_claimable',
        text: `SELECT attachment_id AS id FROM attachment
               WHERE attachment_id = ANY($1) AND (case_no = $2 OR (case_no IS NULL AND uploaded_by = $3))
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
      return [];
    });
  }

  /** Unbinds what a refused command had bound; never what the case's events name. */
  async release(caseNo: string, attachmentIds: readonly string[]): Promise<void> {
    await this.db.rows(
      `UPDATE attachment a SET case_no = NULL WHERE a.attachment_id = ANY($2) AND a.case_no = $1 AND NOT EXISTS (
         SELECT FROM case_event e
         WHERE e.case_no = $1 AND jsonb_path_exists(e.data, '$.materials[*].attachmentIds[*] ? (@ == $id)',
           jsonb_build_object('id', a.attachment_id))
       )`,
      [caseNo, attachmentIds],
    );
  }

  /** Uploads before `before` that no case names, oldest first. */
  unnamed(before: EpochMs, limit: number): Promise<readonly AttachmentRecord[]> {
    return this.db.prepared<AttachmentRecord & Record<string, unknown>>(
      'attachments_unnamed',
      `SELECT attachment_id AS "attachmentId", sha256, name, size, media_type AS "mediaType",
         uploaded_by AS "uploadedBy", uploaded_at AS "uploadedAt", case_no AS "caseNo"
       FROM attachment WHERE case_no IS NULL AND uploaded_at < $1 ORDER BY uploaded_at LIMIT $2`,
      [toSql(before), limit],
    );
  }

  /** Removes uploads that no case names; answers the hashes that nothing refers to any more, whose files may go. */
  async remove(attachmentIds: readonly string[]): Promise<readonly string[]> {
    const removed = await this.db.rows<{ sha256: string }>(
      'DELETE FROM attachment WHERE attachment_id = ANY($1) AND case_no IS NULL RETURNING sha256',
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
