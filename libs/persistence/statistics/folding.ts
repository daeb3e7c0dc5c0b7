import { firstOfMonth } from '#libs/domain/statistics/index.js';
import { addDays, dayOf, type EpochMs, startOfDay } from '#libs/domain/time/index.js';
import type { Database, Queryable } from '../database/database.js';
import { toSql } from '../database/types.js';
import { addCells, CELL_LOCK, cellsOf, groupsFor, roundedCells } from './cells.js';

/** Changes folded in one transaction. */
const BATCH = 5000;
/**
 * Days have cells of their own for so many whole months, enough for a year beside the one before, from any day. A period
 * that begins within an older month is read from the rows.
 */
const MONTHS_WITH_DAYS = 25;
/**
 * Instants are rounded to their days when those are over for so many days: a reading whose clock is behind ours must
 * still be able to tell what was later than it.
 */
const EXACT_DAYS = 1;

const FOLD = `WITH taken AS (
    DELETE FROM statistics_change WHERE id IN (SELECT id FROM statistics_change ORDER BY id LIMIT $1) RETURNING *
  ), ${groupsFor('taken')},
  added AS (${addCells(cellsOf('taken'))})
  SELECT count(*) AS folded FROM taken`;

const ROUND = `WITH taken AS (
    DELETE FROM statistics_cell c USING statistics_state s
    WHERE NOT c.monthly AND ((c.at >= $1 AND c.at < s.exact_from) OR (c.submitted_at >= $1 AND c.submitted_at < s.exact_from))
    RETURNING c.*
  ) ${addCells(roundedCells('taken'))}`;

const DROP = `DELETE FROM statistics_cell c USING statistics_state s
  WHERE n = 0 OR (NOT c.monthly AND c.at < s.days_from AND c.submitted_at < s.days_from)`;

export interface FoldingBacklog {
  /** Changes that wait. */
  readonly waiting: number;
  /** Since when the oldest of them does. */
  readonly oldestAt: EpochMs | null;
}

/** Adds what changed to the cells (统计归并). Any number may try at once: one works, the others find nothing to do. */
export class StatisticsFolding {
  constructor(
    private readonly db: Database,
    private readonly batch = BATCH,
  ) {}

  /** One batch of changes, all of it or nothing; answers whether more may wait. */
  fold(now: EpochMs): Promise<'more' | 'idle'> {
    return this.db.transaction(async (connection) => {
      const free = await connection.query<{ free: boolean }>({
        text: 'SELECT pg_try_advisory_xact_lock($1) AS free',
        values: [CELL_LOCK],
      });
      if (!free.rows[0]!.free) return 'idle';
      await closeDays(connection, now);
      const { rows } = await connection.query<{ folded: number }>({ text: FOLD, values: [this.batch] });
      return rows[0]!.folded === this.batch ? 'more' : 'idle';
    });
  }

  async backlog(): Promise<FoldingBacklog> {
    const [found] = await this.db.prepared<FoldingBacklog & Record<string, unknown>>(
      'folding_backlog',
      `SELECT count(*) AS waiting, min(changed_at) AS "oldestAt" FROM statistics_change`,
      [],
    );
    return found!;
  }
}

/**
 * Once a day: instants of days that are over become their days, and days long past leave their months alone. A day that was
 * given up stays so, also where more of them are kept than formerly.
 */
async function closeDays(connection: Queryable, now: EpochMs): Promise<void> {
  const today = dayOf(now);
  const exactFrom = toSql(startOfDay(addDays(today, -EXACT_DAYS)));
  const daysFrom = toSql(startOfDay(firstOfMonth(today, -MONTHS_WITH_DAYS)));
  const { rows } = await connection.query<{ before: EpochMs }>({
    text: `UPDATE statistics_state SET exact_from = $1, days_from = greatest(days_from, $2::timestamptz) WHERE exact_from < $1
           RETURNING old.exact_from AS before`,
    values: [exactFrom, daysFrom],
  });
  const [moved] = rows;
  if (!moved) return;
  await connection.query({ text: ROUND, values: [toSql(moved.before)] });
  await connection.query({ text: DROP });
}
