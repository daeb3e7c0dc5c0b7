import type { EpochMs } from '#libs/domain/time/index.js';
import type { Database } from '../database/database.js';
import { toSql } from '../database/types.js';

/** How many of each are gone. */
export interface Forgotten {
  /** Answers that commands got. */
  readonly receipts: number;
  /** Tries of effects. */
  readonly tries: number;
  /** Replays and test events that were asked for. */
  readonly requests: number;
}

/**
 * A case that was archived before then: its workflow has ended, so nothing of it is decided or recorded again. LIMIT keeps
 * it a look into the case's own log for each row, however many cases there are.
 */
const archived = (caseNo: string): string =>
  `(SELECT FROM case_event a WHERE a.case_no = ${caseNo} AND a.type = 'archived' AND a.recorded_at < $1 LIMIT 1)`;

const RECEIPTS = `
  DELETE FROM command_receipt WHERE request_id = ANY(ARRAY(
    SELECT r.request_id FROM command_receipt r CROSS JOIN LATERAL ${archived('r.case_no')} ended
    WHERE r.at < $1 ORDER BY r.at LIMIT $2
  )) RETURNING 1`;

/** Tries of an effect that still waits count: its next try goes by their number. */
const TRIES = `
  DELETE FROM effect_try t USING (
    SELECT o.key, o.no FROM effect_try o CROSS JOIN LATERAL (SELECT e.case_no, e.done_at FROM effect e WHERE e.key = o.key) e
      CROSS JOIN LATERAL ${archived('e.case_no')} ended
    WHERE o.at < $1 AND e.done_at < $1 ORDER BY o.at LIMIT $2
  ) old WHERE t.key = old.key AND t.no = old.no RETURNING 1`;

const REQUESTS = `
  DELETE FROM subscription_request WHERE request_id = ANY(ARRAY(
    SELECT request_id FROM subscription_request WHERE at < $1 LIMIT $2
  )) RETURNING 1`;

/**
 * Forgets what nobody can need any more of before `before`, `limit` of each at most: answers to commands and tries of
 * settled effects of archived cases, and what came of replays and test events.
 */
export async function forgetOld(db: Database, before: EpochMs, limit: number): Promise<Forgotten> {
  const forget = async (name: string, text: string) => (await db.prepared(name, text, [toSql(before), limit])).length;
  return {
    receipts: await forget('forget_receipts', RECEIPTS),
    tries: await forget('forget_tries', TRIES),
    requests: await forget('forget_requests', REQUESTS),
  };
}
