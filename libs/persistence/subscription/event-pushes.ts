import type { Sealer } from '#libs/crypto/index.js';
import { type PushState, type DisabledReason, MAX_TRIES } from '#libs/domain/subscription/index.js';
import type { EpochMs } from '#libs/domain/time/index.js';
import type { ToldEvent } from '#libs/webhook/index.js';
import type { Database } from '../database/database.js';
import { toSql } from '../database/types.js';
import { disable, failedSubscriptions } from './disabling.js';
import { SECRET } from './subscriptions.js';

/** A receiver with what it is to be told next, in order. */
export interface DueReceiver {
  readonly id: string;
  readonly url: string;
  readonly secrets: readonly string[];
  readonly failures: number;
  readonly failingSince: EpochMs | null;
  readonly events: readonly DuePush[];
}
export interface DuePush extends ToldEvent {
  /** Another one once the event is replayed. */
  readonly pushId: number;
  /** Refusals so far. */
  readonly failures: number;
  /** `traceparent` of what it follows from, where that was traced. */
  readonly trace: string | null;
}

/** What came of one try. */
export interface PushOutcome {
  readonly pushId: number;
  readonly caseNo: string;
  readonly seq: number;
  readonly state: PushState;
  /** Refusals so far. */
  readonly failures: number;
  readonly at: EpochMs;
  readonly status: number | null;
  readonly fault: string | null;
  readonly ms: number;
  readonly tryAfter: EpochMs;
}
/** How the receiver stands after a round. */
export interface ReceiverStanding {
  readonly failures: number;
  readonly failingSince: EpochMs | null;
  readonly tryAfter: EpochMs;
  readonly disabled?: DisabledReason;
}

export interface PushTry {
  readonly at: EpochMs;
  readonly status: number | null;
  readonly fault: string | null;
  readonly ms: number;
}
export interface ListedPush {
  readonly id: number;
  readonly caseNo: string;
  readonly seq: number;
  readonly type: string;
  readonly state: PushState;
  readonly failures: number;
  readonly lastStatus: number | null;
  readonly lastFault: string | null;
  readonly lastMs: number | null;
  readonly triedAt: EpochMs | null;
  readonly doneAt: EpochMs | null;
  readonly tryAfter: EpochMs;
  /** The latest ones, the last first. */
  readonly tries: readonly PushTry[];
}

interface DueRow extends DuePush, Record<string, unknown> {
  readonly id: string;
  readonly url: string;
  readonly secret: string;
  readonly formerSecret: string | null;
  readonly receiverFailures: number;
  readonly failingSince: EpochMs | null;
}

/** What waits behind a refused event of its case waits with it: a receiver gets a case's events in their order. */
const DUE = `
  SELECT s.id, s.url, s.secret, CASE WHEN s.former_until > $1 THEN s.former_secret END AS "formerSecret",
    s.failures AS "receiverFailures", s.failing_since AS "failingSince", d.id AS "pushId", d.case_no AS "caseNo", d.seq, d.type,
    d.stage, d.failures, d.trace, e.at, r.item_code AS "itemCode", r.department_id AS "departmentId", r.region
  FROM subscription s CROSS JOIN LATERAL (
    SELECT d.* FROM event_push d
    WHERE d.subscription_id = s.id AND d.state = 'waiting' AND d.try_after <= $1 AND NOT EXISTS (
      SELECT FROM event_push b WHERE b.subscription_id = s.id AND b.case_no = d.case_no AND b.seq < d.seq
        AND b.state = 'waiting' AND b.try_after > $1)
    ORDER BY d.id LIMIT $2
  ) d JOIN case_event e ON e.case_no = d.case_no AND e.seq = d.seq JOIN case_row r ON r.case_no = d.case_no
  WHERE s.state = 'active' AND s.try_after <= $1
    AND EXISTS (SELECT FROM client c WHERE c.client_id = s.client_id AND c.disabled_at IS NULL)
  ORDER BY s.id, d.id`;

/** What was replayed while it was on its way has another id since, and is told again. */
const SETTLE = `
  UPDATE event_push d SET state = o.state, try_after = o.try_after, last_status = o.status, last_fault = o.fault,
    last_ms = o.ms, tried_at = o.at, done_at = CASE WHEN o.state <> 'waiting' THEN o.at END,
    failures = o.failures, tries = jsonb_path_query_array(jsonb_build_array(jsonb_build_object('at',
      (extract(epoch FROM o.at) * 1000)::bigint, 'status', o.status, 'fault', o.fault, 'ms', o.ms)) || d.tries,
      '$[0 to ${MAX_TRIES - 1}]')
  FROM jsonb_to_recordset($2) AS o(push_id bigint, case_no text, seq integer, state text, failures integer, at timestamptz,
    status integer, fault text, ms integer, try_after timestamptz)
  WHERE d.subscription_id = $1 AND d.case_no = o.case_no AND d.seq = o.seq AND d.id = o.push_id
    AND d.state = 'waiting'`;

/** What is to be told, and what came of it. */
export class EventPushes {
  constructor(
    private readonly db: Database,
    private readonly sealer: Sealer,
  ) {}

  /** The receivers that may be told something now, each with at most `limit` events in order. */
  async due(now: EpochMs, limit: number): Promise<readonly DueReceiver[]> {
    const rows = await this.db.prepared<DueRow>('pushes_due', DUE, [toSql(now), limit]);
    return [...Map.groupBy(rows, ({ id }) => id)].map(([id, [first, ...rest]]) => {
      const { url, secret, formerSecret, receiverFailures, failingSince } = first!;
      const secrets = [secret, formerSecret].flatMap((one) => (one === null ? [] : this.sealer.open(SECRET, id, one)));
      return { id, url, secrets, failures: receiverFailures, failingSince, events: [first!, ...rest] };
    });
  }

  /** Answers whether this disabled the subscription. */
  async settle(
    subscriptionId: string,
    outcomes: readonly PushOutcome[],
    { failures, failingSince, tryAfter, disabled }: ReceiverStanding,
  ): Promise<boolean> {
    const rows = outcomes.map(({ pushId, caseNo, at, tryAfter: next, ...outcome }) => ({
      ...outcome,
      push_id: pushId,
      case_no: caseNo,
      at: toSql(at),
      try_after: toSql(next),
    }));
    await this.db.prepared('pushes_settle', SETTLE, [subscriptionId, JSON.stringify(rows)]);
    await this.db.prepared(
      'pushes_standing',
      'UPDATE subscription SET failures = $2, failing_since = $3, try_after = $4 WHERE id = $1',
      [subscriptionId, failures, failingSince && toSql(failingSince), toSql(tryAfter)],
    );
    const { at } = outcomes.at(-1)!;
    return disabled !== undefined && disable(this.db, subscriptionId, disabled, at);
  }

  /** Latest first, behind the one named. */
  list(
    subscriptionId: string,
    state: PushState | undefined,
    before: number | undefined,
    limit: number,
  ): Promise<readonly ListedPush[]> {
    return this.db.rows<ListedPush & Record<string, unknown>>(
      `SELECT id, case_no AS "caseNo", seq, type, state, failures, last_status AS "lastStatus",
         last_fault AS "lastFault", last_ms AS "lastMs", tried_at AS "triedAt", done_at AS "doneAt", try_after AS "tryAfter",
         tries
       FROM event_push WHERE subscription_id = $1 AND ($2::text IS NULL OR state = $2) AND ($3::bigint IS NULL OR id < $3)
       ORDER BY id DESC LIMIT $4`,
      [subscriptionId, state ?? null, before ?? null, limit],
    );
  }

  /** What was told or given up before `before` goes, and what was for deleted subscriptions; `limit` of each at most. */
  async forget(before: EpochMs, limit: number): Promise<void> {
    const forget = (which: string, values: readonly unknown[]) =>
      this.db.rows(`DELETE FROM event_push WHERE ctid = ANY(ARRAY(${which}))`, values);
    await forget('SELECT ctid FROM event_push WHERE done_at < $1 LIMIT $2', [toSql(before), limit]);
    await forget(
      `SELECT d.ctid FROM subscription s JOIN event_push d ON d.subscription_id = s.id WHERE s.state = 'deleted' LIMIT $1`,
      [limit],
    );
  }

  /** Of active subscriptions: how many events wait, and since when the oldest does. */
  async backlog(): Promise<{ readonly waiting: number; readonly oldestAt: EpochMs | null }> {
    const [found] = await this.db.prepared<{ waiting: number; oldestAt: EpochMs | null }>(
      'pushes_backlog',
      `SELECT count(*)::integer AS waiting, min(e.recorded_at) AS "oldestAt"
       FROM event_push d JOIN subscription s ON s.id = d.subscription_id AND s.state = 'active'
         JOIN case_event e ON e.case_no = d.case_no AND e.seq = d.seq
       WHERE d.state = 'waiting'`,
      [],
    );
    return found!;
  }

  /** How many subscriptions took nothing for so long that they were disabled. */
  disabled(): Promise<number> {
    return failedSubscriptions(this.db);
  }
}
