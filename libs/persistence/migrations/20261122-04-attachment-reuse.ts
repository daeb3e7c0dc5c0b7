import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 已上传 (APP-18): a file that one case named may be named by further cases of whoever uploaded it. */
export class AttachmentReuse1795305600004 implements MigrationInterface {
  readonly name = 'AttachmentReuse1795305600004';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE attachment_reuse (
      attachment_id text COLLATE "C" NOT NULL,
      case_no text COLLATE "C" NOT NULL,
      CONSTRAINT pk_attachment_reuse PRIMARY KEY (attachment_id, case_no)
    )`);
    await db.query(`CREATE INDEX ix_attachment_reuse_case ON attachment_reuse (case_no)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE attachment_reuse`);
  }
}
