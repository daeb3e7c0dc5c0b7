import type { MigrationInterface, QueryRunner } from 'typeorm';
import { recordCase, ROW_COLUMNS } from './20261122-01-case-record.js';

const MEASURES = {
  card_clock: 'text',
  card_due_on: 'date',
  card_at: 'timestamptz',
  overdue_at: 'timestamptz',
  promise_days: 'double precision',
  legal_days: 'double precision',
  saved_days: 'double precision',
  officer_id: 'text COLLATE "C"',
  taken_in_at: 'timestamptz',
  urge_due_on: 'date',
  supplements: 'integer NOT NULL DEFAULT 0',
  corrections: 'integer NOT NULL DEFAULT 0',
  satisfaction: 'text',
  rated_at: 'timestamptz',
  fixed_in_time: 'boolean',
};
const columns = Object.entries(MEASURES);
export const MEASURE_COLUMNS: readonly string[] = Object.keys(MEASURES);

/**
 * What supervision and statistics read of a case. Rows from before have it after `npm run rebuild`, or with their next
 * event.
 */
export class CaseMeasures1795564800030 implements MigrationInterface {
  readonly name = 'CaseMeasures1795564800030';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE case_row ${columns.map(([name, type]) => `ADD COLUMN ${name} ${type}`).join(', ')}`);
    await db.query(recordCase([...ROW_COLUMNS, ...Object.keys(MEASURES)]));
    // Few cases have a live card, so the index stays small and most actions never touch it.
    await db.query(`CREATE INDEX ix_case_row_carded ON case_row (due_at, case_no)
      WHERE card <> 'none' AND NOT simulated AND (closed_at IS NULL OR due_at < 'infinity')`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(recordCase(ROW_COLUMNS));
    await db.query('DROP INDEX ix_case_row_carded');
    await db.query(`ALTER TABLE case_row ${columns.map(([name]) => `DROP COLUMN ${name}`).join(', ')}`);
  }
}
