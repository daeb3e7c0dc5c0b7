import type { EffectKind } from '#libs/domain/case/effect-types.js';
import type { EpochMs } from '#libs/domain/time/index.js';
import type { Sealer } from '#libs/crypto/index.js';
import type { Database } from '../database/database.js';
import { toSql } from '../database/types.js';
import { openBody } from './sealed-effect.js';

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
type EffectRow = Omit<StoredEffect, 'body'> & { readonly body: object; readonly params: string | null };

const select = (condition: string): string => `
  SELECT e.key, e.case_no AS "caseNo", e.seq, e.kind, e.body, e.params, e.status, e.receipt, e.created_at AS "createdAt",
    e.done_at AS "doneAt", (
      SELECT coalesce(jsonb_agg(jsonb_build_object(
        'at', (extract(epoch FROM t.at) * 1000)::bigint, 'outcome', t.outcome, 'detail', t.detail) ORDER BY t.no), '[]')
      FROM effect_try t WHERE t.key = e.key
    ) AS tries
  FROM effect e WHERE starts_with(e.key, $1 || ':') AND ${condition} ORDER BY e.seq, length(e.key), e.key`;

/** 外发箱: what events asked of the outside world, what was tried, and what came of it. */
export class Outbox {
  constructor(
    private readonly db: Database,
    private readonly sealer: Sealer,
  ) {}

  /** Every effect of a case in the order of its events. */
  ofCase(caseNo: string): Promise<readonly StoredEffect[]> {
    return this.read('outbox', select('TRUE'), caseNo);
  }

  /** Those not carried out yet. */
  waiting(caseNo: string): Promise<readonly StoredEffect[]> {
    return this.read('outbox_waiting', select(`e.status = 'waiting'`), caseNo);
  }

  /** Notes a failed try; `detail` must hold no personal data. */
  async failed(key: string, at: EpochMs, detail: string): Promise<void> {
    await this.db.prepared(
      'effect_failed',
      `INSERT INTO effect_try (key, no, at, outcome, detail)
       SELECT $1, count(*) + 1, $2, 'failed', $3 FROM effect_try WHERE key = $1`,
      [key, toSql(at), detail],
    );
  }

  /** Notes the successful try and what the receiver answered; for an effect that is done it changes nothing. */
  async done(key: string, at: EpochMs, receipt: unknown): Promise<void> {
    await this.db.prepared(
      'effect_done',
      `WITH done AS (
         UPDATE effect SET status = 'done', receipt = $3, done_at = $2 WHERE key = $1 AND status = 'waiting' RETURNING 1
       )
       INSERT INTO effect_try (key, no, at, outcome)
       SELECT $1, (SELECT count(*) + 1 FROM effect_try WHERE key = $1), $2, 'done' FROM done`,
      [key, toSql(at), JSON.stringify(receipt ?? null)],
    );
  }

  private async read(name: string, text: string, caseNo: string): Promise<StoredEffect[]> {
    const rows = await this.db.prepared<EffectRow>(name, text, [caseNo]);
    return rows.map(({ params, ...effect }) => ({
      ...effect,
      body: openBody(this.sealer, { key: effect.key, body: effect.body, params }),
    }));
  }
}
