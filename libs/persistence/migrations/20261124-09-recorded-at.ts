import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When an event was recorded, so that what changed lately is found in the log's last pages (case-changes). */
export class RecordedAt1795478400009 implements MigrationInterface {
  readonly name = 'RecordedAt1795478400009';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE case_event ADD COLUMN recorded_at timestamptz NOT NULL DEFAULT now()`);
    // The log is only ever appended to, so a range of pages knows its times: an insert pays next to nothing for it.
    await db.query(`CREATE INDEX ix_case_event_recorded ON case_event USING brin (recorded_at)
      WITH (pages_per_range = 16, autosummarize = on)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX ix_case_event_recorded`);
    await db.query(`ALTER TABLE case_event DROP COLUMN recorded_at`);
  }
}
