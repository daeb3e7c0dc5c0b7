import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is forgotten one day is found by its age; each index grows at its end only, which costs an action next to nothing. */
export class Forgetting1795737600099 implements MigrationInterface {
  readonly name = 'Forgetting1795737600099';

  async up(db: QueryRunner): Promise<void> {
    for (const table of ['command_receipt', 'effect_try'])
      await db.query(`CREATE INDEX ix_${table}_at ON ${table} (at)`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['command_receipt', 'effect_try']) await db.query(`DROP INDEX ix_${table}_at`);
  }
}
