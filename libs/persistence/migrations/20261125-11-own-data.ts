import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 我的配置 (ORG-15): own contact data (sealed), preferences, and which sign-ins a new password has ended. */
export class OwnData1795564800011 implements MigrationInterface {
  readonly name = 'OwnData1795564800011';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE account
      ADD COLUMN contact text,
      ADD COLUMN preferences jsonb,
      ADD COLUMN sessions_from timestamptz,
      ADD COLUMN session_kept text COLLATE "C"`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE account
      DROP COLUMN contact, DROP COLUMN preferences, DROP COLUMN sessions_from, DROP COLUMN session_kept`);
  }
}
