import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 退出登录 (ORG-16): tokens ended before their time. */
export class Sessions1795478400005 implements MigrationInterface {
  readonly name = 'Sessions1795478400005';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE revoked_token (
      jti text COLLATE "C" NOT NULL,
      until timestamptz NOT NULL,
      CONSTRAINT pk_revoked_token PRIMARY KEY (jti)
    )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE revoked_token`);
  }
}
