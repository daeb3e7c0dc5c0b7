import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who may sign in, what they uploaded and looked at, and how often a door was tried. */
export class Access1795305600003 implements MigrationInterface {
  readonly name = 'Access1795305600003';

  async up(db: QueryRunner): Promise<void> {
    for (const statement of [...ACCOUNTS, ...ATTACHMENTS, ...LOGS]) await db.query(statement);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['audit_log', 'throttle', 'attachment_view', 'attachment', 'client', 'account']) {
      await db.query(`DROP TABLE ${table}`);
    }
  }
}

const ACCOUNTS = [
  `CREATE TABLE account (
     username text COLLATE "C" NOT NULL,
     name text NOT NULL,
     password_hash text,
     posts jsonb NOT NULL,
     window_id text COLLATE "C",
     sample boolean NOT NULL,
     disabled_at timestamptz,
     CONSTRAINT pk_account PRIMARY KEY (username),
     CONSTRAINT fk_account_window FOREIGN KEY (window_id) REFERENCES service_window (id)
   )`,
  `CREATE TABLE client (
     client_id text COLLATE "C" NOT NULL,
     name text NOT NULL,
     secret_hash text NOT NULL,
     posts jsonb NOT NULL,
     window_id text COLLATE "C",
     sample boolean NOT NULL,
     disabled_at timestamptz,
     CONSTRAINT pk_client PRIMARY KEY (client_id),
     CONSTRAINT fk_client_window FOREIGN KEY (window_id) REFERENCES service_window (id)
   )`,
];

const ATTACHMENTS = [
  `CREATE TABLE attachment (
     attachment_id text COLLATE "C" NOT NULL,
     sha256 text COLLATE "C" NOT NULL,
     name text NOT NULL,
     size integer NOT NULL,
     media_type text NOT NULL,
     uploaded_by text COLLATE "C" NOT NULL,
     uploaded_at timestamptz NOT NULL,
     case_no text COLLATE "C",
     CONSTRAINT pk_attachment PRIMARY KEY (attachment_id)
   )`,
  `CREATE INDEX ix_attachment_sha256 ON attachment (sha256)`,
  `CREATE INDEX ix_attachment_case ON attachment (case_no) WHERE case_no IS NOT NULL`,
  `CREATE INDEX ix_attachment_unnamed ON attachment (uploaded_at) WHERE case_no IS NULL`,
  `CREATE TABLE attachment_view (
     id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
     attachment_id text COLLATE "C" NOT NULL,
     viewed_by text COLLATE "C" NOT NULL,
     at timestamptz NOT NULL,
     request_id text,
     CONSTRAINT pk_attachment_view PRIMARY KEY (id)
   )`,
  `CREATE INDEX ix_attachment_view_attachment ON attachment_view (attachment_id)`,
  `CREATE TRIGGER attachment_view_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON attachment_view
   FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
];

const LOGS = [
  // Not worth a flush: after a crash the counts begin anew.
  `CREATE UNLOGGED TABLE throttle (
     key text COLLATE "C" NOT NULL,
     count integer NOT NULL,
     window_start timestamptz NOT NULL,
     CONSTRAINT pk_throttle PRIMARY KEY (key)
   )`,
  `CREATE TABLE audit_log (
     id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
     at timestamptz NOT NULL,
     actor_id text COLLATE "C" NOT NULL,
     action text NOT NULL,
     object text COLLATE "C" NOT NULL,
     request_id text,
     detail jsonb,
     CONSTRAINT pk_audit_log PRIMARY KEY (id)
   )`,
  `CREATE INDEX ix_audit_log_object ON audit_log (object, at)`,
  `CREATE INDEX ix_audit_log_actor ON audit_log (actor_id, at)`,
  `CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
   FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
];
