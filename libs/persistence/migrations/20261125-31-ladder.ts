import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 督办层级 as data; without a row the defaults of the domain hold. */
export class Ladder1795564800031 implements MigrationInterface {
  readonly name = 'Ladder1795564800031';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE ladder_rule (
      id text COLLATE "C" NOT NULL,
      level text NOT NULL,
      item_code text COLLATE "C" NOT NULL,
      department_id text COLLATE "C" NOT NULL,
      region text COLLATE "C" NOT NULL,
      rungs text[] NOT NULL,
      CONSTRAINT pk_ladder_rule PRIMARY KEY (id)
    )`);
    await db.query(`CREATE UNIQUE INDEX uq_ladder_rule_scope ON ladder_rule (level, item_code, department_id, region)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE ladder_rule');
  }
}
