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

/** Sums of lines, kept by triggers of the table that they count. */
interface Tally {
  readonly table: string;
  /** The first is what lines are folded by. */
  readonly columns: readonly string[];
  /** What is counted, as a FROM clause. */
  readonly counted: string;
}
const TALLIES: readonly Tally[] = [
  { table: 'case_tally', columns: TALLIED_COLUMNS, counted: 'case_row' },
  {
    table: 'handled_tally',
    columns: ['user_id', 'department_id', 'region', 'simulated'],
    counted: `case_participant WHERE kind = 'handled'`,
  },
];

/** Fewer lines than these are summed faster than they are folded. */
const WORTH_FOLDING = 500;

/** The counts that no list could make while it is waited for: of hundreds of thousands of cases, of thousands handled. */
export class CaseTally {
  constructor(private readonly db: Database) {}

  /**
   * Folds the lines into one for each place; answers how many there were, 0 where it is not yet worth it. Two at once, or
   * one that is broken off, change no sum: lines are taken and put back in one statement.
   */
  async fold(atLeast = WORTH_FOLDING): Promise<number> {
    let lines = 0;
    for (const tally of TALLIES) {
      const [folded] = await this.db.prepared<{ lines: number }>(`fold_${tally.table}`, foldOf(tally), [atLeast]);
      lines += folded!.lines;
    }
    return lines;
  }
}

/** Lines of people and regions to which nothing was added are left alone: of people there are many. */
function foldOf({ table, columns }: Tally): string {
  const [by] = columns;
  const all = columns.join(', ');
  return `WITH gone AS (
      DELETE FROM ${table} WHERE ${by} IN (SELECT ${by} FROM ${table} WHERE NOT folded)
        AND (SELECT count(*) FROM ${table} WHERE NOT folded) >= $1 RETURNING ${all}, n
    ), kept AS (
      INSERT INTO ${table} (${all}, n, folded)
      SELECT ${all}, sum(n), true FROM gone GROUP BY ${all} HAVING sum(n) <> 0
    )
    SELECT count(*) AS lines FROM gone`;
}

/** A place whose tally is not what the rows say. */
export interface TallyFault {
  readonly place: string;
  readonly tallied: number;
  readonly counted: number;
}

/**
 * Counts the rows, compares, and makes a tally again where it differs. Holds actions off for as long as that takes
 * (some seconds for a million cases), so that the two are of one moment.
 */
export function rebuildTally(db: Database): Promise<readonly TallyFault[]> {
  return db.transaction(async (connection) => {
    await connection.query({ text: 'LOCK TABLE case_row, case_participant IN SHARE MODE' });
    const faults: TallyFault[] = [];
    for (const tally of TALLIES) {
      const { rows } = await connection.query<TallyFault>({ text: differencesOf(tally) });
      if (rows.length > 0) await makeTally(connection, tally);
      faults.push(...rows);
    }
    return faults;
  });
}

/** Makes a tally anew from what it counts. */
async function makeTally(connection: Queryable, { table, columns, counted }: Tally): Promise<void> {
  const all = columns.join(', ');
  await connection.query({ text: `DELETE FROM ${table}` });
  await connection.query({
    text: `INSERT INTO ${table} (${all}, n, folded) SELECT ${all}, count(*), true FROM ${counted} GROUP BY ${all}`,
  });
}

function differencesOf({ table, columns, counted }: Tally): string {
  const all = columns.join(', ');
  return `SELECT concat_ws(' ', ${all}) AS place, sum(tallied)::bigint AS tallied, sum(counted)::bigint AS counted
    FROM (
      SELECT ${all}, n AS tallied, 0 AS counted FROM ${table}
      UNION ALL SELECT ${all}, 0, 1 FROM ${counted}
    ) lines
    GROUP BY ${all} HAVING sum(tallied) <> sum(counted) ORDER BY 1`;
}
