import type { DisabledReason } from '#libs/domain/subscription/index.js';
import type { EpochMs } from '#libs/domain/time/index.js';
import type { Database } from '../database/database.js';
import { toSql } from '../database/types.js';

/** Whoever changed or paused it meanwhile has the last word: only an active one is disabled. The audit log says so with it. */
const DISABLE = `
  WITH disabled AS (
    UPDATE subscription SET state = 'disabled', disabled_reason = $2 WHERE id = $1 AND state = 'active'
    RETURNING id, failing_since
  )
  INSERT INTO audit_log (at, actor_id, action, object, detail)
  SELECT $3, 'engine', 'subscription-disabled', 'subscription:' || id,
    jsonb_build_object('reason', $2::text, 'failingSince', failing_since)
  FROM disabled RETURNING 1`;

/** The platform stops telling a subscription. Answers whether it did: false when it was not active any more. */
export async function disable(db: Database, id: string, reason: DisabledReason, at: EpochMs): Promise<boolean> {
  return (await db.prepared('subscription_disable', DISABLE, [id, reason, toSql(at)])).length > 0;
}

/** Subscriptions that stand disabled because they took nothing for days; 410 is the receiver's own wish. For metrics. */
export async function failedSubscriptions(db: Database): Promise<number> {
  const [found] = await db.prepared<{ count: number }>(
    'subscriptions_failed',
    `SELECT count(*)::integer AS count FROM subscription WHERE state = 'disabled' AND disabled_reason = 'failing'`,
    [],
  );
  return found!.count;
}
