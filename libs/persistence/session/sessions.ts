import type { EpochMs } from '#libs/domain/time/index.js';
import type { Database } from '../database/database.js';
import { toSql } from '../database/types.js';

/** Sign-ins that were ended before their tokens end. */
export class Sessions {
  constructor(private readonly db: Database) {}

  /** Ends one; again and again is the same. */
  async revoke(jti: string, until: EpochMs): Promise<void> {
    await this.db.prepared(
      'session_revoke',
      'INSERT INTO revoked_token (jti, until) VALUES ($1, $2) ON CONFLICT DO NOTHING',
      [jti, toSql(until)],
    );
  }

  async isRevoked(jti: string): Promise<boolean> {
    const rows = await this.db.prepared('session_revoked', 'SELECT 1 FROM revoked_token WHERE jti = $1', [jti]);
    return rows.length > 0;
  }

  /** Forgets those whose token has ended by itself; answers how many. */
  async sweep(now: EpochMs): Promise<number> {
    const swept = await this.db.prepared('session_sweep', 'DELETE FROM revoked_token WHERE until < $1 RETURNING 1', [
      toSql(now),
    ]);
    return swept.length;
  }
}
