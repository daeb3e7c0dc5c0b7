import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 短信回执 (MSG-01 to 04): messages that officers send beside those of the events, and each try. */
export class Messages1795564800020 implements MigrationInterface {
  readonly name = 'Messages1795564800020';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE message (
      message_id text COLLATE "C" NOT NULL,
      case_no text COLLATE "C" NOT NULL,
      seq integer NOT NULL,
      recipient text COLLATE "C" NOT NULL,
      content text NOT NULL,
      replaces text COLLATE "C",
      sent_by text COLLATE "C" NOT NULL,
      request_id text COLLATE "C" NOT NULL,
      fingerprint text COLLATE "C" NOT NULL,
      status text NOT NULL DEFAULT 'waiting',
      reference text,
      created_at timestamptz NOT NULL,
      try_after timestamptz NOT NULL,
      settled_at timestamptz,
      CONSTRAINT pk_message PRIMARY KEY (message_id),
      CONSTRAINT ck_message_settled CHECK ((status = 'waiting') = (settled_at IS NULL))
    )`);
    await db.query(`CREATE UNIQUE INDEX uq_message_request ON message (request_id)`);
    await db.query(`CREATE INDEX ix_message_case ON message (case_no, created_at)`);
    await db.query(`CREATE INDEX ix_message_waiting ON message (try_after) WHERE status = 'waiting'`);
    await db.query(`CREATE TABLE message_try (
      message_id text COLLATE "C" NOT NULL,
      no integer NOT NULL,
      at timestamptz NOT NULL,
      outcome text NOT NULL,
      detail text,
      CONSTRAINT pk_message_try PRIMARY KEY (message_id, no)
    )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE message_try`);
    await db.query(`DROP TABLE message`);
  }
}
