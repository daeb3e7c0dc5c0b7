import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was noted of a file at its upload is covered by a digest of its own (libs/persistence/attachment/digest.ts). */
export class AttachmentDigest1795737600050 implements MigrationInterface {
  readonly name = 'AttachmentDigest1795737600050';

  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE attachment ADD COLUMN digest text COLLATE "C"');
    await db.query(`UPDATE attachment SET digest = encode(sha256(convert_to(concat_ws(E'\\n', attachment_id, sha256, name,
      size, media_type, uploaded_by, round(extract(epoch FROM uploaded_at) * 1000)::bigint), 'UTF8')), 'hex')`);
    await db.query('ALTER TABLE attachment ALTER COLUMN digest SET NOT NULL');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE attachment DROP COLUMN digest');
  }
}
