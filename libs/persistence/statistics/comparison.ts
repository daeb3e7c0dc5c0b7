import type { Database } from '../database/database.js';
import { addCells, CELL_KEY, CELL_LOCK, cellsOf, groupsFor } from './cells.js';
import { type Kind, ROWS_AS_CHANGES } from './marks.js';

/** Cells of one month that said something else than the rows of the cases. */
export interface CellDifference {
  readonly cells: 'daily' | 'monthly';
  readonly kind: Kind;
  /** YYYY-MM */
  readonly month: string;
  /** Null where a cell named a group that is not there. */
  readonly region: string | null;
  readonly departmentId: string | null;
  /** By how many marks, too many and too few together. */
  readonly off: number;
}

/**
 * Held together are three things of one moment: the cells, what waits to be folded, and the same made anew from the rows.
 * A difference stays the same while people record and readings go on, so adding it mends the cells.
 */
const COMPARE = `WITH everyone AS (
    SELECT region, department_id, item_code, item_name, channel, officer_id FROM case_row WHERE NOT simulated
    UNION SELECT region, department_id, item_code, item_name, channel, officer_id FROM statistics_change
  ), ${groupsFor('everyone')},
  due AS (${cellsOf(ROWS_AS_CHANGES)}),
  waiting AS (${cellsOf('statistics_change')}),
  wrong AS (
    SELECT ${CELL_KEY}, sum(n) AS n FROM (
      SELECT ${CELL_KEY}, n FROM due
      UNION ALL SELECT ${CELL_KEY}, -n FROM waiting
      UNION ALL SELECT ${CELL_KEY}, -n FROM statistics_cell
    ) held GROUP BY ${CELL_KEY} HAVING sum(n) <> 0
  ),
  mended AS (${addCells(`SELECT ${CELL_KEY}, n FROM wrong`)})
  SELECT CASE WHEN monthly THEN 'monthly' ELSE 'daily' END AS cells, kind,
    to_char(at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') AS month, region, department_id AS "departmentId",
    sum(abs(n))::bigint AS off
  FROM wrong LEFT JOIN grouped g ON g.id = group_id
  GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5`;

/** Makes the cells say what the rows say, also while people work; answers what differed. */
export function mendCells(db: Database): Promise<CellDifference[]> {
  return db.transaction(async (connection) => {
    await connection.query({ text: 'SELECT pg_advisory_xact_lock($1)', values: [CELL_LOCK] });
    // All cases are added up at once, several marks of each: worth the memory of one operator's command.
    await connection.query({ text: `SET LOCAL work_mem = '256MB'` });
    return (await connection.query<CellDifference & Record<string, unknown>>({ text: COMPARE })).rows;
  });
}
