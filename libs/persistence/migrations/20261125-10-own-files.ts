import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 已上传 (APP-18): a person's own uploads, newest first; and who holds a post, found without reading every account. */
export class OwnFiles1795564800010 implements MigrationInterface {
  readonly name = 'OwnFiles1795564800010';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE INDEX ix_attachment_uploader ON attachment (uploaded_by, uploaded_at)`);
    await db.query(`CREATE INDEX ix_account_posts ON account USING gin (posts jsonb_path_ops)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX ix_account_posts`);
    await db.query(`DROP INDEX ix_attachment_uploader`);
  }
}
