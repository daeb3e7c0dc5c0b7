import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 请假代理 and 批量移交, with the cases that each was about. */
export class Absence1795651200050 implements MigrationInterface {
  readonly name = 'Absence1795651200050';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE absence (
      id text COLLATE "C" NOT NULL,
      officer_id text COLLATE "C" NOT NULL,
      deputy_id text COLLATE "C" NOT NULL,
      first_day date NOT NULL,
      last_day date NOT NULL,
      named_by text COLLATE "C" NOT NULL,
      named_at timestamptz NOT NULL,
      request_id text COLLATE "C" NOT NULL,
      fingerprint text COLLATE "C" NOT NULL,
      end_asked_by text COLLATE "C",
      end_asked_at timestamptz,
      ended_at timestamptz,
      CONSTRAINT pk_absence PRIMARY KEY (id)
    )`);
    await db.query('CREATE UNIQUE INDEX uq_absence_request ON absence (request_id)');
    await db.query('CREATE INDEX ix_absence_officer ON absence (officer_id)');
    await db.query('CREATE INDEX ix_absence_deputy ON absence (deputy_id)');
    await db.query('CREATE INDEX ix_absence_listed ON absence (first_day, id)');
    await db.query(`CREATE TABLE absence_case (
      absence_id text COLLATE "C" NOT NULL,
      case_no text COLLATE "C" NOT NULL,
      over_rev integer NOT NULL,
      over_at timestamptz NOT NULL,
      back_at timestamptz,
      CONSTRAINT pk_absence_case PRIMARY KEY (absence_id, case_no)
    )`);
    await db.query(`CREATE TABLE hand_over (
      id text COLLATE "C" NOT NULL,
      from_id text COLLATE "C" NOT NULL,
      to_id text COLLATE "C" NOT NULL,
      item_code text COLLATE "C",
      case_nos jsonb,
      reason text NOT NULL,
      ordered_by text COLLATE "C" NOT NULL,
      ordered_at timestamptz NOT NULL,
      request_id text COLLATE "C" NOT NULL,
      fingerprint text COLLATE "C" NOT NULL,
      finished_at timestamptz,
      CONSTRAINT pk_hand_over PRIMARY KEY (id)
    )`);
    await db.query('CREATE UNIQUE INDEX uq_hand_over_request ON hand_over (request_id)');
    await db.query('CREATE INDEX ix_hand_over_listed ON hand_over (ordered_at, id)');
    await db.query(`CREATE TABLE hand_over_case (
      hand_over_id text COLLATE "C" NOT NULL,
      case_no text COLLATE "C" NOT NULL,
      outcome text NOT NULL,
      CONSTRAINT pk_hand_over_case PRIMARY KEY (hand_over_id, case_no)
    )`);
    // Looked through every minute of an absence.
    await db.query(`CREATE INDEX ix_case_row_assignee ON case_row (assignee_id, case_no)
      WHERE assignee_id IS NOT NULL AND closed_at IS NULL AND NOT simulated`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP INDEX ix_case_row_assignee');
    await db.query('DROP TABLE hand_over_case');
    await db.query('DROP TABLE hand_over');
    await db.query('DROP TABLE absence_case');
    await db.query('DROP TABLE absence');
  }
}
