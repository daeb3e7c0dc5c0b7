import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 推送经过: the latest tries of each push stay with it, and go with it. */
export class PushTries1795737600097 implements MigrationInterface {
  readonly name = 'PushTries1795737600097';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE event_push ADD COLUMN tries jsonb NOT NULL DEFAULT '[]'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE event_push DROP COLUMN tries');
  }
}
