import type { MigrationInterface, QueryRunner } from 'typeorm';
import { recordCase, ROW_COLUMNS } from './20261122-01-case-record.js';
import { MEASURE_COLUMNS } from './20261125-30-case-measures.js';

const COLUMNS = [...ROW_COLUMNS, ...MEASURE_COLUMNS, 'calendar_id', 'calendar_version'];

/** 事件订阅: who is told of what; what is to be told is written in the transaction of the event. */
export class Subscription1795737600070 implements MigrationInterface {
  readonly name = 'Subscription1795737600070';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE subscription (
      id text COLLATE "C" NOT NULL,
      client_id text COLLATE "C" NOT NULL,
      url text NOT NULL,
      event_types jsonb,
      state text COLLATE "C" NOT NULL,
      disabled_reason text COLLATE "C",
      secret text NOT NULL,
      former_secret text,
      former_until timestamptz,
      secret_request_id text COLLATE "C",
      failures integer NOT NULL DEFAULT 0,
      failing_since timestamptz,
      try_after timestamptz NOT NULL DEFAULT now(),
      created_at timestamptz NOT NULL,
      request_id text COLLATE "C" NOT NULL,
      fingerprint text COLLATE "C" NOT NULL,
      CONSTRAINT pk_subscription PRIMARY KEY (id)
    )`);
    await db.query('CREATE UNIQUE INDEX uq_subscription_request ON subscription (request_id)');
    await db.query('CREATE INDEX ix_subscription_client ON subscription (client_id, id)');
    await db.query(`CREATE TABLE event_push (
      subscription_id text COLLATE "C" NOT NULL,
      case_no text COLLATE "C" NOT NULL,
      seq integer NOT NULL,
      id bigserial NOT NULL,
      type text NOT NULL,
      stage text NOT NULL,
      state text COLLATE "C" NOT NULL DEFAULT 'waiting',
      try_after timestamptz NOT NULL DEFAULT now(),
      failures integer NOT NULL DEFAULT 0,
      last_status integer,
      last_fault text COLLATE "C",
      last_ms integer,
      tried_at timestamptz,
      done_at timestamptz,
      CONSTRAINT pk_event_push PRIMARY KEY (subscription_id, case_no, seq)
    )`);
    await db.query('CREATE UNIQUE INDEX uq_event_push_place ON event_push (id)');
    await db.query("CREATE INDEX ix_event_push_waiting ON event_push (subscription_id, id) WHERE state = 'waiting'");
    await db.query('CREATE INDEX ix_event_push_done ON event_push (done_at) WHERE done_at IS NOT NULL');
    await db.query(recordCase(COLUMNS, { tellsSubscribers: true }));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(recordCase(COLUMNS));
    await db.query('DROP TABLE event_push');
    await db.query('DROP TABLE subscription');
  }
}
