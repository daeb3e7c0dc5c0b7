import { randomUUID } from 'node:crypto';
import type { Sealer } from '#libs/crypto/index.js';
import {
  type DisabledReason,
  MAX_REPLAYED,
  MAX_SUBSCRIPTIONS,
  type SubscriptionState,
} from '#libs/domain/subscription/index.js';
import type { EpochMs } from '#libs/domain/time/index.js';
import type { Database } from '../database/database.js';
import { toSql } from '../database/types.js';
import { type Asked, type AskedOnce, begin, end } from './requests.js';

export interface StoredSubscription {
  readonly id: string;
  readonly clientId: string;
  readonly url: string;
  /** Null: every event. */
  readonly eventTypes: readonly string[] | null;
  readonly state: SubscriptionState;
  readonly disabledReason: DisabledReason | null;
  readonly failures: number;
  readonly failingSince: EpochMs | null;
  readonly createdAt: EpochMs;
  readonly fingerprint: string;
  readonly formerUntil: EpochMs | null;
  /** How many events wait to be told. */
  readonly waiting: number;
  /** The present one first; then the former one while both hold. */
  readonly secrets: readonly string[];
}
export interface NewSubscription extends Pick<StoredSubscription, 'clientId' | 'url' | 'eventTypes' | 'createdAt'> {
  readonly secret: string;
  readonly requestId: string;
  readonly fingerprint: string;
}
export type SubscriptionChange = Partial<Pick<StoredSubscription, 'url' | 'eventTypes'>> & {
  readonly state?: 'active' | 'paused';
};
/** Which past events are told again: those since an instant, or one of a case. */
export type Replay = { readonly since: EpochMs } | { readonly caseNo: string; readonly seq: number };

export interface Replayed {
  readonly count: number;
  readonly upTo: EpochMs | null;
}

export const SECRET = 'subscription-secret';
interface Row extends Omit<StoredSubscription, 'secrets'>, Record<string, unknown> {
  readonly secret: string;
  readonly formerSecret: string | null;
}
const KEPT = `s.state <> 'deleted'`;
const SELECTED = `SELECT s.id, s.client_id AS "clientId", s.url, s.event_types AS "eventTypes", s.state,
    s.disabled_reason AS "disabledReason", s.failures, s.failing_since AS "failingSince", s.created_at AS "createdAt",
    s.fingerprint, s.secret, CASE WHEN s.former_until > now() THEN s.former_secret END AS "formerSecret",
    s.former_until AS "formerUntil",
    (SELECT count(*) FROM event_push d WHERE d.subscription_id = s.id AND d.state = 'waiting')::integer AS waiting
  FROM subscription s`;

/** 事件订阅 as business systems keep them. */
export class Subscriptions {
  constructor(
    private readonly db: Database,
    private readonly sealer: Sealer,
  ) {}

  /** The client's own, oldest first. */
  async ofClient(clientId: string): Promise<readonly StoredSubscription[]> {
    return this.read(`s.client_id = $1 AND ${KEPT} ORDER BY s.created_at, s.id`, [clientId]);
  }

  /** Undefined for another client's, as for one that does not exist. */
  async find(clientId: string, id: string): Promise<StoredSubscription | undefined> {
    return (await this.read(`s.client_id = $1 AND ${KEPT} AND s.id = $2`, [clientId, id]))[0];
  }

  /** Answers undefined when the client has as many as it may. The same request again answers what the first one kept. */
  async add(subscription: NewSubscription): Promise<StoredSubscription | undefined> {
    const { clientId, url, eventTypes, createdAt, secret, requestId, fingerprint } = subscription;
    const id = randomUUID();
    await this.db.transaction(async (connection) => {
      // One after another for a client, so that none slips past the count.
      await connection.query({
        text: 'SELECT pg_advisory_xact_lock(hashtextextended($1, 7265002))',
        values: [clientId],
      });
      await connection.query({
        text: `INSERT INTO subscription (id, client_id, url, event_types, state, secret, created_at, request_id, fingerprint)
          SELECT $1, $2, $3, $4, 'active', $5, $6, $7, $8
          WHERE (SELECT count(*) FROM subscription s WHERE s.client_id = $2 AND ${KEPT}) < $9
          ON CONFLICT (request_id) DO NOTHING`,
        values: [
          id,
          clientId,
          url,
          eventTypes && JSON.stringify(eventTypes),
          this.sealer.seal(SECRET, id, secret),
          toSql(createdAt),
          requestId,
          fingerprint,
          MAX_SUBSCRIPTIONS,
        ],
      });
    });
    return (await this.read('s.request_id = $1', [requestId]))[0];
  }

  /** A receiver that is named anew or taken up again starts with a clean slate. */
  async change(id: string, change: SubscriptionChange): Promise<void> {
    const { url, eventTypes, state } = change;
    await this.db.rows(
      `UPDATE subscription SET url = coalesce($2, url), event_types = CASE WHEN $3 THEN $4 ELSE event_types END,
         state = coalesce($5, state), disabled_reason = CASE WHEN $5 IS NULL THEN disabled_reason END,
         failures = 0, failing_since = NULL, try_after = now()
       WHERE id = $1`,
      [id, url ?? null, eventTypes !== undefined, eventTypes ? JSON.stringify(eventTypes) : null, state ?? null],
    );
  }

  /** The secret before it signs too until `formerUntil`. The same request again changes nothing. */
  async renewSecret(id: string, secret: string, formerUntil: EpochMs, requestId: string): Promise<void> {
    await this.db.rows(
      `UPDATE subscription SET former_secret = secret, former_until = $3, secret = $2, secret_request_id = $4
       WHERE id = $1 AND secret_request_id IS DISTINCT FROM $4`,
      [id, this.sealer.seal(SECRET, id, secret), toSql(formerUntil), requestId],
    );
  }

  /**
   * Nobody finds it any more. The row stays until `forget`, because an event that is just being recorded may still write
   * a push for it. Its key stands for nothing from now on.
   */
  async remove(id: string): Promise<void> {
    await this.db.rows(`UPDATE subscription SET state = 'deleted', fingerprint = '' WHERE id = $1`, [id]);
  }

  /**
   * Puts past events at the end of the line, the earliest first and MAX_REPLAYED at most; answers how many, and how far it
   * came. The same request again puts nothing and answers the same (`fresh` is false; compare `fingerprint`).
   */
  async replay(
    { id, clientId, eventTypes }: StoredSubscription,
    which: Replay,
    request: AskedOnce,
  ): Promise<Asked<Replayed> & { readonly fresh: boolean }> {
    const [condition, values] =
      'since' in which
        ? ['e.recorded_at >= $4', [toSql(which.since)]]
        : ['e.case_no = $4 AND e.seq = $5', [which.caseNo, which.seq]];
    return this.db.transaction(async (connection) => {
      const earlier = await begin<Replayed>(connection, request);
      if (earlier) return { ...earlier, fresh: false };
      const { rows } = await connection.query<Replayed & Record<string, unknown>>({
        text: `WITH past AS (
         SELECT e.case_no, e.seq, e.type, r.stage, e.recorded_at
         FROM case_event e JOIN case_row r USING (case_no)
         WHERE ${condition} AND r.system_clients @> ARRAY[$2::text] AND NOT r.simulated
           AND ($3::jsonb IS NULL OR $3 ? e.type)
         ORDER BY e.recorded_at, e.case_no, e.seq LIMIT ${MAX_REPLAYED}
       ), put AS (
         INSERT INTO event_push (subscription_id, case_no, seq, type, stage)
         SELECT $1, case_no, seq, type, stage FROM past ORDER BY recorded_at, case_no, seq
         ON CONFLICT (subscription_id, case_no, seq)
         DO UPDATE SET id = excluded.id, state = 'waiting', try_after = now(), failures = 0, done_at = NULL
       )
       SELECT count(*)::integer AS count, max(recorded_at) AS "upTo" FROM past`,
        values: [id, clientId, eventTypes && JSON.stringify(eventTypes), ...values],
      });
      const answer = rows[0]!;
      await end(connection, request, answer);
      return { fingerprint: request.fingerprint, answer, fresh: true };
    });
  }

  private async read(condition: string, values: readonly unknown[]): Promise<readonly StoredSubscription[]> {
    const rows = await this.db.rows<Row>(`${SELECTED} WHERE ${condition}`, values);
    return rows.map(({ secret, formerSecret, ...row }) => ({
      ...row,
      secrets: [secret, formerSecret].flatMap((one) => (one === null ? [] : this.sealer.open(SECRET, row.id, one))),
    }));
  }
}
