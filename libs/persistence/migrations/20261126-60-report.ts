import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 通报: drafts, and what was published of them and never changes. */
export class Report1795651200060 implements MigrationInterface {
  readonly name = 'Report1795651200060';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE report (
      id text COLLATE "C" NOT NULL,
      region text COLLATE "C" NOT NULL,
      region_name text NOT NULL,
      month text COLLATE "C" NOT NULL,
      version integer NOT NULL,
      document text NOT NULL,
      sm3 text COLLATE "C" NOT NULL,
      reason text,
      signer_id text COLLATE "C" NOT NULL,
      signer_name text NOT NULL,
      published_at timestamptz NOT NULL,
      CONSTRAINT pk_report PRIMARY KEY (id)
    )`);
    await db.query('CREATE UNIQUE INDEX uq_report_version ON report (region, month, version)');
    await db.query(`CREATE TRIGGER report_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON report
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    await db.query(`CREATE TABLE report_draft (
      id text COLLATE "C" NOT NULL,
      region text COLLATE "C" NOT NULL,
      region_name text NOT NULL,
      month text COLLATE "C" NOT NULL,
      version integer NOT NULL,
      rev integer NOT NULL,
      content jsonb NOT NULL,
      text jsonb NOT NULL,
      corrects jsonb,
      edited_by text COLLATE "C" NOT NULL,
      edited_at timestamptz NOT NULL,
      CONSTRAINT pk_report_draft PRIMARY KEY (id)
    )`);
    await db.query('CREATE UNIQUE INDEX uq_report_draft_month ON report_draft (region, month)');
    // Few events are cards or urges: the others pay nothing for this index.
    await db.query(`CREATE INDEX ix_case_event_reported ON case_event (at, case_no)
      WHERE type IN ('yellow-card-raised', 'red-card-raised', 'urged')`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP INDEX ix_case_event_reported');
    await db.query('DROP TABLE report_draft');
    await db.query('DROP TABLE report');
  }
}
