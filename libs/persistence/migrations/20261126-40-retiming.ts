import type { MigrationInterface, QueryRunner } from 'typeorm';
import { recordCase, ROW_COLUMNS } from './20261122-01-case-record.js';
import { MEASURE_COLUMNS } from './20261125-30-case-measures.js';

const columns = [...ROW_COLUMNS, ...MEASURE_COLUMNS];

/** 工作日历 by notice, and 重新计时 of the cases that a new version touches. */
export class Retiming1795651200040 implements MigrationInterface {
  readonly name = 'Retiming1795651200040';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE case_row ADD COLUMN calendar_id text COLLATE "C" NOT NULL DEFAULT 'CN',
      ADD COLUMN calendar_version integer NOT NULL DEFAULT 1`);
    // Nothing was re-timed before: every case counts by the calendar that it was opened with.
    await db.query(`UPDATE case_row r SET calendar_id = e.data->'calendar'->>'id',
        calendar_version = (e.data->'calendar'->>'version')::integer
      FROM case_event e WHERE e.case_no = r.case_no AND e.seq = 1 AND e.data ? 'calendar'`);
    await db.query(recordCase([...columns, 'calendar_id', 'calendar_version']));
    await db.query(`CREATE INDEX ix_case_row_calendar ON case_row (calendar_id, case_no)
      WHERE NOT simulated AND (closed_at IS NULL OR due_at < 'infinity')`);
    await db.query(`CREATE TABLE calendar_notice (
      id text COLLATE "C" NOT NULL,
      calendar_id text COLLATE "C" NOT NULL,
      base_version integer NOT NULL,
      year integer,
      replaces boolean NOT NULL,
      source text NOT NULL,
      signer text NOT NULL,
      days jsonb NOT NULL,
      imported_by text COLLATE "C" NOT NULL,
      imported_at timestamptz NOT NULL,
      published_by text COLLATE "C",
      published_at timestamptz,
      CONSTRAINT pk_calendar_notice PRIMARY KEY (id)
    )`);
    await db.query('CREATE INDEX ix_calendar_notice_calendar ON calendar_notice (calendar_id, imported_at)');
    await db.query(`CREATE TABLE retimed_case (
      notice_id text COLLATE "C" NOT NULL,
      dry boolean NOT NULL,
      case_no text COLLATE "C" NOT NULL,
      moves jsonb NOT NULL,
      card_before text NOT NULL,
      card_after text NOT NULL,
      freed boolean NOT NULL,
      wake_rev integer,
      CONSTRAINT pk_retimed_case PRIMARY KEY (notice_id, dry, case_no)
    )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE retimed_case');
    await db.query('DROP TABLE calendar_notice');
    await db.query('DROP INDEX ix_case_row_calendar');
    await db.query(recordCase(columns));
    await db.query('ALTER TABLE case_row DROP COLUMN calendar_id, DROP COLUMN calendar_version');
  }
}
