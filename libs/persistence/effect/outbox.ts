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

/** What came of a try. */
export interface EffectOutcome {
  readonly key: string;
  readonly at: EpochMs;
  readonly outcome: 'done' | 'failed';
  /** What the receiver answered, when done. */
  readonly receipt?: unknown;
  /** Why it failed; no personal data. */
  readonly detail?: string;
  /** When to try again, when failed. */
  readonly tryAfter?: EpochMs;
}

const select = (condition: string): string => `
  SELECT e.key, e.case_no AS "caseNo", e.seq, e.kind, e.body, e.status, e.receipt, e.created_at AS "createdAt",
    e.done_at AS "doneAt", (
      SELECT coalesce(jsonb_agg(jsonb_build_object(
        'at', (extract(epoch FROM t.at) * 1000)::bigint, 'outcome', t.outcome, 'detail', t.detail) ORDER BY t.no), '[]')
      FROM effect_try t WHERE t.key = e.key
    ) AS tries
  FROM effect e WHERE ${condition}`;
/** A key begins with its case number, which its index finds. */
const OF_CASE = `starts_with(e.key, $1 || ':')`;
const IN_ORDER = 'ORDER BY e.seq, length(e.key), e.key';

/** 外发箱: what events asked of the outside world, what was tried, and what came of it. */
export class Outbox {
  constructor(private readonly db: Database) {}

  /** Every effect of a case in the order of its events. */
  ofCase(caseNo: string): Promise<readonly StoredEffect[]> {
    return this.read('outbox', `${select(OF_CASE)} ${IN_ORDER}`, [caseNo]);
  }

  /** Those of a case that are not carried out yet. */
  waiting(caseNo: string): Promise<readonly StoredEffect[]> {
    return this.read('outbox_waiting', `${select(`${OF_CASE} AND e.status = 'waiting'`)} ${IN_ORDER}`, [caseNo]);
  }

  /** Waiting effects of all cases whose time for a try has come, the longest waiting first. */
  due(now: EpochMs, limit: number): Promise<readonly StoredEffect[]> {
    return this.read(
      'outbox_due',
      `${select(`e.status = 'waiting' AND e.try_after <= $1`)}
       ORDER BY e.try_after, e.case_no, e.seq, length(e.key), e.key LIMIT $2`,
      [toSql(now), limit],
    );
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

  /** Notes what came of a batch of tries, one per effect, in one transaction. One that is done stays done. */
  async settle(outcomes: readonly EffectOutcome[]): Promise<void> {
    if (outcomes.length === 0) return;
    const given = outcomes.map(({ key, at, outcome, receipt, detail, tryAfter }) => ({
      key,
      at: toSql(at),
      outcome,
      receipt: receipt ?? null,
      detail: detail ?? null,
      try_after: toSql(tryAfter ?? null),
    }));
    await this.db.prepared(
      'outbox_settle',
      `WITH given AS (
         SELECT * FROM jsonb_to_recordset($1) AS g(
           key text, at timestamptz, outcome text, receipt jsonb, detail text, try_after timestamptz)
       ), changed AS (
         UPDATE effect e SET
           status = CASE g.outcome WHEN 'done' THEN 'done' ELSE e.status END,
           receipt = CASE g.outcome WHEN 'done' THEN g.receipt END,
           done_at = CASE g.outcome WHEN 'done' THEN g.at END,
           try_after = coalesce(g.try_after, e.try_after)
         FROM given g WHERE e.key = g.key AND e.status = 'waiting' RETURNING e.key
       )
       INSERT INTO effect_try (key, no, at, outcome, detail)
       SELECT g.key, (SELECT count(*) + 1 FROM effect_try t WHERE t.key = g.key), g.at, g.outcome, g.detail
       FROM given g JOIN changed USING (key)`,
      [JSON.stringify(given)],
    );
  }

  /** Notes a failed try; `detail` must hold no personal data. */
  failed(key: string, at: EpochMs, detail: string, tryAfter?: EpochMs): Promise<void> {
    return this.settle([{ key, at, outcome: 'failed', detail, ...(tryAfter !== undefined && { tryAfter }) }]);
  }

  /** Notes the successful try and what the receiver answered; for an effect that is done it changes nothing. */
  done(key: string, at: EpochMs, receipt: unknown): Promise<void> {
    return this.settle([{ key, at, outcome: 'done', receipt }]);
  }

  private read(name: string, text: string, values: readonly unknown[]): Promise<StoredEffect[]> {
    return this.db.prepared<StoredEffect & Record<string, unknown>>(name, text, values);
  }
}
