import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 预警规则 as data; without a row the defaults of item and clock hold. */
export class WarningRules1795651200041 implements MigrationInterface {
  readonly name = 'WarningRules1795651200041';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE warning_rule (
      id text COLLATE "C" NOT NULL,
      clock text NOT NULL,
      alarm text NOT NULL,
      item_code text COLLATE "C" NOT NULL,
      department_id text COLLATE "C" NOT NULL,
      region text COLLATE "C" NOT NULL,
      threshold jsonb,
      basis text NOT NULL,
      CONSTRAINT pk_warning_rule PRIMARY KEY (id)
    )`);
    await db.query(`CREATE UNIQUE INDEX uq_warning_rule_scope
      ON warning_rule (clock, alarm, item_code, department_id, region)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE warning_rule');
  }
}
