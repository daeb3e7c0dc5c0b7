import { withMarks } from './marks.js';

/*
 * Statements that make cells, shared by folding and by the comparison with the rows. Each is a part of a WITH.
 */

/** Held while cells are changed: by one at a time, and never by whoever records or reads. */
export const CELL_LOCK = 7_355_609;

const GROUP = ['region', 'department_id', 'item_code', 'item_name', 'channel', 'officer_id'];
const groupOf = (alias: string): string => GROUP.map((column) => `${alias}.${column}`).join(', ');
const isSameGroup = (a: string, b: string): string =>
  GROUP.map((column) =>
    column === 'officer_id'
      ? `coalesce(${a}.officer_id, '') = coalesce(${b}.officer_id, '')`
      : `${a}.${column} = ${b}.${column}`,
  ).join(' AND ');

/** `grouped`: every group that `source` needs; those that are missing are made. */
export const groupsFor = (source: string): string => `
  fresh AS (
    INSERT INTO statistics_group (${GROUP.join(', ')})
    SELECT DISTINCT ${groupOf('s')} FROM ${source} s
    WHERE NOT EXISTS (SELECT FROM statistics_group g WHERE ${isSameGroup('g', 's')})
    RETURNING *
  ),
  grouped AS (SELECT * FROM statistics_group UNION ALL SELECT * FROM fresh)`;

const KEY = 'monthly, kind, at, submitted_at, group_id, traits, figure, second';
/** An instant of a daily cell: exact, until its day is long over. */
const onDay = (instant: string): string =>
  `CASE WHEN ${instant} < s.exact_from THEN date_trunc('day', ${instant}, 'Asia/Shanghai') ELSE ${instant} END`;
const inMonth = (instant: string): string => `date_trunc('month', ${instant}, 'Asia/Shanghai')`;
const rounded = (instant: string): string => `CASE WHEN monthly THEN ${inMonth(instant)} ELSE ${onDay(instant)} END`;

/** The cells of the cases in `source`, added up: each mark once by month, and by day as long as days are kept. */
export const cellsOf = (source: string): string => `
  SELECT monthly, c.kind, ${rounded('c.at')} AS at, ${rounded('c.submitted_at')} AS submitted_at, g.id AS group_id,
    c.traits, c.figure, c.second, sum(c.n * r.weight) AS n
  FROM statistics_state s, (VALUES (true), (false)) AS grain(monthly), ${withMarks(source)}
  JOIN grouped g ON ${isSameGroup('g', 'r')}
  WHERE monthly OR c.at >= s.days_from OR c.submitted_at >= s.days_from
  GROUP BY monthly, c.kind, 3, 4, g.id, c.traits, c.figure, c.second HAVING sum(c.n * r.weight) <> 0`;

/** Adds what a SELECT of cells gives; a cell may come to nothing and is removed when days are rounded. */
export const addCells = (cells: string): string => `
  INSERT INTO statistics_cell (${KEY}, n) ${cells}
  ON CONFLICT (${KEY}) DO UPDATE SET n = statistics_cell.n + excluded.n`;

/** The same cells with the instants of days that are over rounded. */
export const roundedCells = (source: string): string => `
  SELECT c.monthly, c.kind, ${onDay('c.at')} AS at, ${onDay('c.submitted_at')} AS submitted_at, c.group_id, c.traits,
    c.figure, c.second, sum(c.n) AS n
  FROM ${source} c, statistics_state s GROUP BY 1, 2, 3, 4, 5, 6, 7, 8 HAVING sum(c.n) <> 0`;

export const CELL_KEY = KEY;
