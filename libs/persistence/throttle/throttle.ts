import type { EpochMs } from '#libs/domain/time/index.js';
import type { Database } from '../database/database.js';
import { toSql } from '../database/types.js';

export interface ThrottleRule {
  /** Tries allowed within a window. */
  readonly max: number;
  readonly windowMs: number;
}
export interface ThrottleAnswer {
  readonly allowed: boolean;
  /** Until the next try may come; 0 while allowed. */
  readonly retryAfterMs: number;
}

/** Counts tries at a door over all processes, in fixed windows that begin with the first try. */
export class Throttle {
  constructor(private readonly db: Database) {}

  /** Counts one try. Where `key` would name a person, give its hash. */
  async hit(key: string, { max, windowMs }: ThrottleRule, now: EpochMs): Promise<ThrottleAnswer> {
    const [hit] = await this.db.prepared<{ count: number; windowStart: EpochMs }>(
      'throttle_hit',
      `INSERT INTO throttle AS t (key, count, window_start) VALUES ($1, 1, $2)
       ON CONFLICT (key) DO UPDATE
       SET count = CASE WHEN t.window_start <= $3 THEN 1 ELSE t.count + 1 END,
         window_start = CASE WHEN t.window_start <= $3 THEN excluded.window_start ELSE t.window_start END
       RETURNING count, window_start AS "windowStart"`,
      [key, toSql(now), toSql((now - windowMs) as EpochMs)],
    );
    const { count, windowStart } = hit!;
    return answerFor(count <= max, windowStart + windowMs - now);
  }

  /** Whether one more try would be let in, without counting it: for doors where only failures count. */
  async look(key: string, { max, windowMs }: ThrottleRule, now: EpochMs): Promise<ThrottleAnswer> {
    const [found] = await this.db.prepared<{ count: number; windowStart: EpochMs }>(
      'throttle_look',
      'SELECT count, window_start AS "windowStart" FROM throttle WHERE key = $1 AND window_start > $2',
      [key, toSql((now - windowMs) as EpochMs)],
    );
    return found ? answerFor(found.count < max, found.windowStart + windowMs - now) : answerFor(true, 0);
  }

  /** Forgets the tries, after a success. */
  async clear(key: string): Promise<void> {
    await this.db.prepared('throttle_clear', 'DELETE FROM throttle WHERE key = $1', [key]);
  }

  /** Removes counts whose window began before `before`; answers how many. */
  async sweep(before: EpochMs): Promise<number> {
    const swept = await this.db.prepared('throttle_sweep', 'DELETE FROM throttle WHERE window_start < $1 RETURNING 1', [
      toSql(before),
    ]);
    return swept.length;
  }
}

const answerFor = (allowed: boolean, waitMs: number): ThrottleAnswer => ({
  allowed,
  retryAfterMs: allowed ? 0 : Math.max(1, waitMs),
});
