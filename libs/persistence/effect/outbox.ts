import type { EffectKind } from '#libs/domain/case/effect-types.js';
import type { EpochMs } from '#libs/domain/time/index.js';
import type { Database } from '../database/database.js';
import { toSql } from '../database/types.js';

export interface EffectTry {
  readonly at: EpochMs;
  readonly outcome: 'done' | 'failed';
  readonly detail: string | null;
}
export interface StoredEffect {
  readonly key: string;
  readonly caseNo: string;
  readonly seq: number;
  readonly kind: EffectKind;
  readonly body: Readonly<Record<string, unknown>>;
  readonly status: 'waiting' | 'done';
  /** What the receiver answered. */
  readonly receipt: unknown;
  readonly createdAt: EpochMs;
  readonly doneAt: EpochMs | null;
  readonly tries: readonly EffectTry[];
}

/** An effect whose turn has come. */
export interface DueEffect extends Pick<StoredEffect, 'key' | 'caseNo' | 'seq' | 'kind' | 'body'> {
  /** `traceparent` of what it follows from, where that was traced. */
  readonly trace: string | null;
  /** Failed tries so far. */
  readonly failures: number;
}

/** What came of an effect that was due. */
export interface EffectOutcome {
  readonly key: string;
  readonly at: EpochMs;
  /** `held`: not tried, and to wait until `tryAfter`. `given_up`: it failed for good, and keeps nothing behind it waiting. */
  readonly outcome: 'done' | 'failed' | 'held' | 'given_up';
  /** What the receiver answered, when done; that it is undelivered, when given up. */
  readonly receipt?: unknown;
  /** Why it failed; no personal data. */
  readonly detail?: string;
  /** When to try again, when not done. */
  readonly tryAfter?: EpochMs;
}

/** The place of an effect among those of its case: keys end in a number without leading zeros. */
const place = (effect: string): string => `(${effect}.seq, length(${effect}.key), ${effect}.key)`;

/** Keys of a case's effects, as a range that an index finds also in a statement planned once for all cases. */
const KEYS_OF_CASE = "e.key > $1 || ':' AND e.key < $1 || ';'";

/** Numbers of the events with which messages or documents of the case $1 went out, as a statement's text: `seq`. */
export const SENT_WITH = `SELECT DISTINCT e.seq FROM effect e WHERE ${KEYS_OF_CASE} AND e.kind IN ('message', 'document')`;

const OF_CASE = `
  SELECT e.key, e.case_no AS "caseNo", e.seq, e.kind, e.body, e.status, e.receipt, e.created_at AS "createdAt",
    e.done_at AS "doneAt", (
      SELECT coalesce(jsonb_agg(jsonb_build_object(
        'at', (extract(epoch FROM t.at) * 1000)::bigint, 'outcome', t.outcome, 'detail', t.detail) ORDER BY t.no), '[]')
      FROM effect_try t WHERE t.key = e.key
    ) AS tries
  FROM effect e WHERE ${KEYS_OF_CASE} ORDER BY ${place('e')}`;

/** The waiting effects of one case and kind, in order: a queue. `of` is a row with both. */
const queueOf = (of: string, limit = 'ALL'): string => `
  SELECT f.* FROM effect f WHERE f.done_at IS NULL AND f.case_no = ${of}.case_no AND f.kind = ${of}.kind
  ORDER BY ${place('f')} LIMIT ${limit}`;

/**
 * The time of a queue's first effect counts for all: so none overtakes another, whenever it was recorded.
 *
 * Statistics know nothing of a sudden backlog, so the indexes leave no choice: 'waiting' is only in the one by time,
 * "done_at IS NULL" only in that of the queues, and LATERAL with LIMIT is always looked up. With one condition for both,
 * 200,000 waiting effects took minutes instead of 15 ms.
 */
const DUE = `
  WITH first AS (
    SELECT e.case_no, e.kind, e.try_after FROM effect e CROSS JOIN LATERAL (${queueOf('e', '1')}) head
    WHERE e.status = 'waiting' AND e.try_after <= $1 AND head.key = e.key
    ORDER BY e.try_after LIMIT $2
  )
  SELECT e.key, e.case_no AS "caseNo", e.seq, e.kind, e.body, e.trace,
    (SELECT count(*) FROM effect_try t WHERE t.key = e.key) AS failures
  FROM first CROSS JOIN LATERAL (${queueOf('first', '$2')}) e
  ORDER BY min(first.try_after) OVER (PARTITION BY e.case_no), e.case_no, ${place('e')} LIMIT $2`;

/**
 * ON CONFLICT: a pump that was given up for dead and its successor may both have tried; one line of the log tells enough.
 */
const SETTLE = `
  WITH given AS (
    SELECT * FROM jsonb_to_recordset($1) AS g(
      key text, at timestamptz, outcome text, receipt jsonb, detail text, try_after timestamptz)
  ), waiting AS (
    SELECT g.*, e.case_no, e.kind, e.seq FROM given g JOIN effect e USING (key) WHERE e.status <> 'done'
  ), done AS (
    UPDATE effect e SET status = 'done', receipt = w.receipt, done_at = w.at
    FROM waiting w WHERE w.outcome IN ('done', 'given_up') AND e.key = w.key AND e.status <> 'done'
  ), put_off AS (
    UPDATE effect e SET try_after = w.try_after
    FROM waiting w CROSS JOIN LATERAL (${queueOf('w')}) behind
    WHERE w.outcome IN ('failed', 'held') AND ${place('behind')} >= ${place('w')} AND e.key = behind.key AND e.status <> 'done'
      AND NOT EXISTS (SELECT FROM given g WHERE g.key = e.key AND g.outcome IN ('done', 'given_up'))
  )
  INSERT INTO effect_try (key, no, at, outcome, detail)
  SELECT w.key, (SELECT count(*) + 1 FROM effect_try t WHERE t.key = w.key), w.at,
    CASE w.outcome WHEN 'done' THEN 'done' ELSE 'failed' END, w.detail
  FROM waiting w WHERE w.outcome <> 'held' ON CONFLICT DO NOTHING`;

/** 外发箱: what events asked of the outside world, what was tried, and what came of it. */
export class Outbox {
  constructor(private readonly db: Database) {}

  /** Every effect of a case in the order of its events. */
  ofCase(caseNo: string): Promise<readonly StoredEffect[]> {
    return this.db.prepared<StoredEffect & Record<string, unknown>>('outbox', OF_CASE, [caseNo]);
  }

  /**
   * Waiting effects of all cases whose turn has come: the cases that wait longest first, each case's in the order of its
   * events. None whose case has an earlier one of its kind that waits and is not in the answer before it.
   */
  due(now: EpochMs, limit: number): Promise<readonly DueEffect[]> {
    return this.db.prepared<DueEffect & Record<string, unknown>>('outbox_due', DUE, [toSql(now), limit]);
  }

  /** How many effects wait, and since when the oldest does; for metrics. */
  async backlog(): Promise<{ readonly waiting: number; readonly oldestAt: EpochMs | null }> {
    const [found] = await this.db.prepared<{ waiting: number; oldestAt: EpochMs | null }>(
      'outbox_backlog',
      `SELECT count(*) AS waiting, min(created_at) AS "oldestAt" FROM effect WHERE status = 'waiting'`,
      [],
    );
    return found!;
  }

  /**
   * Notes what came of a batch, in one statement: tries are logged; what is done stays done; one that failed or is held
   * waits until its `tryAfter`, and those of its case and kind behind it with it.
   */
  async settle(outcomes: readonly EffectOutcome[]): Promise<void> {
    if (outcomes.length === 0) return;
    const given = outcomes.map(({ key, at, outcome, receipt, detail, tryAfter }) => ({
      key,
      at: toSql(at),
      outcome,
      receipt: receipt ?? null,
      detail: detail ?? null,
      try_after: toSql(tryAfter ?? at),
    }));
    await this.db.prepared('outbox_settle', SETTLE, [JSON.stringify(given)]);
  }
}
