import type { Sealer } from '#libs/crypto/index.js';
import type { EpochMs } from '#libs/domain/time/index.js';
import type { Database } from '../database/database.js';
import { toSql } from '../database/types.js';
import type { EffectTry } from '../effect/outbox.js';

export interface MessageContent {
  readonly phone?: string;
  readonly text: string;
}
interface MessageHead {
  readonly messageId: string;
  readonly caseNo: string;
  /** The event that it tells of. */
  readonly seq: number;
  /** `applicant` or a user name. */
  readonly recipient: string;
}
export interface NewMessage extends MessageHead {
  readonly content: MessageContent;
  /** Key of the effect in whose place it is sent, that has not gone out: it is not tried any more. */
  readonly replaces?: string;
  readonly sentBy: string;
  readonly requestId: string;
  readonly fingerprint: string;
  readonly at: EpochMs;
}
export interface StoredMessage extends MessageHead {
  readonly content: MessageContent;
  readonly replaces: string | null;
  readonly sentBy: string;
  readonly status: 'waiting' | 'sent' | 'failed';
  readonly reference: string | null;
  readonly createdAt: EpochMs;
  readonly settledAt: EpochMs | null;
  readonly tries: readonly EffectTry[];
}

/** A message whose turn has come. */
export interface DueMessage extends MessageHead {
  /** Opened when called, so that one whose key is missing spoils no other. */
  readonly content: () => MessageContent;
  readonly ownerId: string;
  /** 模拟办件: it must reach nobody outside. */
  readonly simulated: boolean;
  /** Failed tries so far. */
  readonly failures: number;
  /** `traceparent` of what it follows from, where that was traced. */
  readonly trace: string | null;
}

/** What came of a try. */
export interface MessageOutcome {
  readonly messageId: string;
  readonly at: EpochMs;
  /** `held`: not tried, and to wait until `tryAfter`. */
  readonly outcome: 'done' | 'failed' | 'held';
  readonly reference?: string;
  /** Why it failed; no personal data. */
  readonly detail?: string;
  /** When to try again; none: that was the last try. */
  readonly tryAfter?: EpochMs;
}

const HEAD = `m.message_id AS "messageId", m.case_no AS "caseNo", m.seq, m.recipient, m.content`;
type Sealed<T> = Omit<T, 'content'> & { readonly content: string };

const ADD = `
  WITH added AS (
    INSERT INTO message (message_id, case_no, seq, recipient, content, replaces, sent_by, request_id, fingerprint,
      created_at, try_after, trace)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11) ON CONFLICT (request_id) DO NOTHING RETURNING 1
  )
  UPDATE effect SET status = 'done', done_at = coalesce(done_at, $10),
    receipt = jsonb_build_object('receiver', 'officer', 'reference', $1::text, 'record', '{}'::jsonb)
  FROM added WHERE key = $6 AND case_no = $2 AND kind = 'message' AND (status = 'waiting' OR receipt ->> 'receiver' = 'none')`;

const SETTLE = `
  WITH given AS (
    SELECT * FROM jsonb_to_recordset($1) AS g(
      message_id text, at timestamptz, outcome text, reference text, detail text, try_after timestamptz)
  ), waiting AS (
    SELECT g.* FROM given g JOIN message m USING (message_id) WHERE m.status = 'waiting'
  ), settled AS (
    UPDATE message m SET
      status = CASE WHEN w.outcome = 'done' THEN 'sent' WHEN w.try_after IS NULL THEN 'failed' ELSE 'waiting' END,
      settled_at = CASE WHEN w.outcome = 'done' OR w.try_after IS NULL THEN w.at END,
      reference = w.reference, try_after = coalesce(w.try_after, m.try_after)
    FROM waiting w WHERE m.message_id = w.message_id AND m.status = 'waiting'
  )
  INSERT INTO message_try (message_id, no, at, outcome, detail)
  SELECT w.message_id, (SELECT count(*) + 1 FROM message_try t WHERE t.message_id = w.message_id), w.at, w.outcome, w.detail
  FROM waiting w WHERE w.outcome <> 'held' ON CONFLICT DO NOTHING`;

/** 短信: what officers send to applicants and next handlers, beside the messages that events ask for. */
export class Messages {
  constructor(
    private readonly db: Database,
    private readonly sealer: Sealer,
  ) {}

  /** Keeps a message to be sent; one of the same request is kept once. */
  async add(message: NewMessage): Promise<void> {
    const { messageId, caseNo, seq, recipient, content, replaces, sentBy, requestId, fingerprint, at } = message;
    const sealed = this.sealer.seal('message', messageId, JSON.stringify(content));
    await this.db.prepared('message_add', ADD, [
      messageId,
      caseNo,
      seq,
      recipient,
      sealed,
      replaces ?? null,
      sentBy,
      requestId,
      fingerprint,
      toSql(at),
      this.db.trace(),
    ]);
  }

  /** The message that a request asked for before. */
  async ofRequest(
    requestId: string,
  ): Promise<{ readonly messageId: string; readonly fingerprint: string } | undefined> {
    const [found] = await this.db.prepared<{ messageId: string; fingerprint: string }>(
      'message_of_request',
      'SELECT message_id AS "messageId", fingerprint FROM message WHERE request_id = $1',
      [requestId],
    );
    return found;
  }

  /** Those of a case, in the order in which they were written. */
  async ofCase(caseNo: string): Promise<readonly StoredMessage[]> {
    const rows = await this.db.prepared<Sealed<StoredMessage>>(
      'messages_of_case',
      `SELECT ${HEAD}, m.replaces, m.sent_by AS "sentBy", m.status, m.reference, m.created_at AS "createdAt",
        m.settled_at AS "settledAt", (
          SELECT coalesce(jsonb_agg(jsonb_build_object(
            'at', (extract(epoch FROM t.at) * 1000)::bigint, 'outcome', t.outcome, 'detail', t.detail) ORDER BY t.no), '[]')
          FROM message_try t WHERE t.message_id = m.message_id
        ) AS tries
       FROM message m WHERE m.case_no = $1 ORDER BY m.created_at, m.message_id`,
      [caseNo],
    );
    return rows.map((row) => ({ ...row, content: this.open(row) }));
  }

  /** Waiting messages of all cases whose turn has come, those that wait longest first. */
  async due(now: EpochMs, limit: number): Promise<readonly DueMessage[]> {
    const rows = await this.db.prepared<Sealed<DueMessage>>(
      'messages_due',
      `SELECT ${HEAD}, r.owner_id AS "ownerId", r.simulated, m.trace,
        (SELECT count(*) FROM message_try t WHERE t.message_id = m.message_id) AS failures
       FROM message m JOIN case_row r USING (case_no)
       WHERE m.status = 'waiting' AND m.try_after <= $1 ORDER BY m.try_after LIMIT $2`,
      [toSql(now), limit],
    );
    return rows.map((row) => ({ ...row, content: () => this.open(row) }));
  }

  /** Notes what came of a batch, in one statement; what is sent or given up stays so. */
  async settle(outcomes: readonly MessageOutcome[]): Promise<void> {
    if (outcomes.length === 0) return;
    const given = outcomes.map(({ messageId, at, outcome, reference, detail, tryAfter }) => ({
      message_id: messageId,
      at: toSql(at),
      outcome,
      reference: reference ?? null,
      detail: detail ?? null,
      try_after: tryAfter === undefined ? null : toSql(tryAfter),
    }));
    await this.db.prepared('message_settle', SETTLE, [JSON.stringify(given)]);
  }

  private open({ messageId, content }: { readonly messageId: string; readonly content: string }): MessageContent {
    return JSON.parse(this.sealer.open('message', messageId, content)) as MessageContent;
  }
}
