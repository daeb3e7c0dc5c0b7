import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Replays and test events that were asked for, by the request's key, with what came of them. */
export class SubscriptionRequests1795737600098 implements MigrationInterface {
  readonly name = 'SubscriptionRequests1795737600098';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE subscription_request (
      request_id text COLLATE "C" NOT NULL,
      fingerprint text COLLATE "C" NOT NULL,
      at timestamptz NOT NULL,
      answer jsonb,
      CONSTRAINT pk_subscription_request PRIMARY KEY (request_id)
    )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE subscription_request');
  }
}
