import type { Database, Queryable } from '../database/database.js';

/** What a tally knows of a case. Conditions and filters about these, and no others, can be answered from it. */
export const TALLIED_COLUMNS = [
  'region',
  'department_id',
  'stage',
  'role',
  'special_running',
  'card',
  'simulated',
] as const;
const COLUMNS = TALLIED_COLUMNS.join(', ');

/** Fewer lines than these are summed faster than they are folded. */
const WORTH_FOLDING = 500;

/** The counts that no list could make while it is waited for: of hundreds of thousands of cases. */
export class CaseTally {
  constructor(private readonly db: Database) {}

  /**
   * Folds the lines into one for each place; answers how many there were, 0 where it is not yet worth it. Two at once, or
   * one that is broken off, change no sum: lines are taken and put back in one statement.
   */
  async fold(atLeast = WORTH_FOLDING): Promise<number> {
    const [folded] = await this.db.prepared<{ lines: number }>(
      'fold_case_tally',
      `WITH gone AS (
         DELETE FROM case_tally WHERE (SELECT count(*) FROM case_tally WHERE NOT folded) >= $1 RETURNING ${COLUMNS}, n
       ), kept AS (
         INSERT INTO case_tally (${COLUMNS}, n, folded)
         SELECT ${COLUMNS}, sum(n), true FROM gone GROUP BY ${COLUMNS} HAVING sum(n) <> 0
       )
       SELECT count(*) AS lines FROM gone`,
      [atLeast],
    );
    return folded!.lines;
  }
}

/** A place whose tally is not what the rows say. */
export interface TallyFault {
  readonly place: string;
  readonly tallied: number;
  readonly counted: number;
}

/**
 * Counts the rows, compares, and makes the tally again where it differs. Holds actions off for as long as that takes
 * (about a second for a million cases), so that the two are of one moment.
 */
export function rebuildTally(db: Database): Promise<readonly TallyFault[]> {
  return db.transaction(async (connection) => {
    await connection.query({ text: 'LOCK TABLE case_row IN SHARE MODE' });
    const { rows: faults } = await connection.query<TallyFault>({ text: DIFFERENCES });
    if (faults.length > 0) await makeTally(connection);
    return faults;
  });
}

/** Makes the tally anew from the rows. */
export async function makeTally(connection: Queryable): Promise<void> {
  await connection.query({ text: 'DELETE FROM case_tally' });
  await connection.query({
    text: `INSERT INTO case_tally (${COLUMNS}, n, folded) SELECT ${COLUMNS}, count(*), true FROM case_row GROUP BY ${COLUMNS}`,
  });
}

const DIFFERENCES = `
  SELECT concat_ws(' ', ${COLUMNS}) AS place, sum(tallied)::bigint AS tallied, sum(counted)::bigint AS counted
  FROM (
    SELECT ${COLUMNS}, n AS tallied, 0 AS counted FROM case_tally
    UNION ALL SELECT ${COLUMNS}, 0, 1 FROM case_row
  ) lines
  GROUP BY ${COLUMNS} HAVING sum(tallied) <> sum(counted) ORDER BY 1`;
