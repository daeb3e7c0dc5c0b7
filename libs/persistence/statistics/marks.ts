import { FIGURE_SQL } from './sets.js';

/*
 * 统计标记: what one case adds to the counts, as SQL. Each mark is of a kind and has an instant, and whatever is counted or
 * added up is a sum over marks. `source` is a case as `statistics_change` has it.
 */

export const KINDS = ['submitted', 'answered', 'accepted', 'decided', 'closed', 'rated', 'overdue'] as const;
export type Kind = (typeof KINDS)[number];

/** What marks of one kind differ by; bits of `traits`. */
export const TRAITS = {
  crossRegion: 1,
  corrected: 2,
  supplemented: 4,
  supplementedOnce: 8,
  comparable: 1,
  early: 1,
  late: 2,
  returned: 1,
  refused: 2,
  fixed: 1,
  fixedInTime: 2,
} as const;
type Trait = keyof typeof TRAITS;

interface Mark {
  readonly kind: Kind;
  readonly at: string;
  readonly traits?: Partial<Readonly<Record<Trait, string>>>;
  readonly figure?: string;
  readonly second?: string;
  readonly n?: -1;
}

/** A case stands overdue from one instant to the other; where the second is not after the first, it never does. */
const ENDED = `coalesce(r.decided_at, r.closed_at, 'infinity')`;
const MARKS: readonly Mark[] = [
  {
    kind: 'submitted',
    at: 'r.submitted_at',
    traits: {
      crossRegion: 'r.intake_region <> r.region',
      corrected: 'r.corrections > 0',
      supplemented: 'r.supplements > 0',
      supplementedOnce: 'r.supplements = 1',
    },
  },
  { kind: 'answered', at: 'r.taken_in_at', figure: FIGURE_SQL.answer_hours },
  {
    kind: 'accepted',
    at: 'r.accepted_at',
    traits: { comparable: 'r.promise_days IS NOT NULL AND r.legal_days IS NOT NULL' },
    figure: FIGURE_SQL.saved_limit_days,
    second: FIGURE_SQL.legal_days,
  },
  {
    kind: 'decided',
    at: 'r.decided_at',
    traits: { early: 'r.saved_days >= 1', late: 'r.decided_at >= r.overdue_at' },
    figure: FIGURE_SQL.used_days,
  },
  {
    kind: 'closed',
    at: 'CASE WHEN r.ending IS NOT NULL THEN r.closed_at END',
    traits: { returned: `r.ending = 'returned'`, refused: `r.ending = 'not_accepted'` },
  },
  {
    kind: 'rated',
    at: 'r.rated_at',
    traits: { fixed: 'r.fixed_in_time IS NOT NULL', fixedInTime: 'r.fixed_in_time' },
    figure: FIGURE_SQL.score,
  },
  { kind: 'overdue', at: `CASE WHEN r.overdue_at < ${ENDED} THEN r.overdue_at END` },
  { kind: 'overdue', at: `CASE WHEN r.overdue_at < ${ENDED} THEN nullif(${ENDED}, 'infinity') END`, n: -1 },
];

const NONE = `'NaN'::double precision`;
const bits = (traits: Mark['traits'] = {}): string =>
  Object.entries(traits)
    .map(([trait, condition]) => `CASE WHEN ${condition} THEN ${TRAITS[trait as Trait]} ELSE 0 END`)
    .join(' + ') || '0';
const lines = MARKS.map(
  ({ kind, at, traits, figure = NONE, second = NONE, n = 1 }) =>
    `('${kind}', ${at}, ${bits(traits)}, coalesce(${figure}, ${NONE}), coalesce(${second}, ${NONE}), ${n})`,
);

/** `r` (a case as statistics_change has it) beside each of its marks `c`, those that it has. */
export const withMarks = (source: string): string => `${source} r CROSS JOIN LATERAL (
  SELECT v.*, r.submitted_at FROM (VALUES ${lines.join(',\n    ')}) AS v(kind, at, traits, figure, second, n) WHERE v.at IS NOT NULL
) c`;

/** The rows of cases in the form of changes: what the cells should say. */
export const ROWS_AS_CHANGES = `(SELECT *, 1 AS weight,
  CASE WHEN stage IN ('returned', 'not_accepted') THEN stage END AS ending FROM case_row WHERE NOT simulated)`;
