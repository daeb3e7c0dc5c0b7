import type { CaseFigure, CaseSet } from '#libs/domain/statistics/index.js';
import { SATISFACTIONS } from '#libs/domain/terms/index.js';

/*
 * The sets and figures of libs/domain/statistics as SQL about `case_row r` and `period p` (from_at, until_at). A test holds
 * each indicator against a plain reading of its definition.
 */

const within = (column: string): string => `r.${column} >= p.from_at AND r.${column} < p.until_at`;
/** Had come to pass by the end of the period. */
const by = (column: string): string => `r.${column} < p.until_at`;

const SUBMITTED = within('submitted_at');
const CLOSED = within('decided_at');
const RATED = within('rated_at');
const LATE = 'coalesce(r.decided_at >= r.overdue_at, false)';
const EARLY = 'r.saved_days >= 1';
const OVERDUE_OPEN = `${by('overdue_at')} AND coalesce(r.decided_at, r.closed_at, 'infinity') >= p.until_at`;
const BAD = `r.satisfaction IN ('dissatisfied', 'very_dissatisfied')`;

export const SET_SQL: Readonly<Record<CaseSet, string>> = {
  submitted: SUBMITTED,
  submitted_accepted: `${SUBMITTED} AND ${by('accepted_at')}`,
  submitted_online: `${SUBMITTED} AND r.channel IN ('online', 'mobile')`,
  submitted_cross_region: `${SUBMITTED} AND r.intake_region <> r.region`,
  submitted_returned: `${SUBMITTED} AND r.stage = 'returned' AND ${by('closed_at')}`,
  submitted_corrected: `${SUBMITTED} AND r.corrections > 0`,
  submitted_supplemented: `${SUBMITTED} AND r.supplements > 0`,
  submitted_supplemented_once: `${SUBMITTED} AND r.supplements = 1`,
  submitted_closed_early: `${SUBMITTED} AND ${by('decided_at')} AND ${EARLY}`,
  submitted_overdue_open: `${SUBMITTED} AND ${OVERDUE_OPEN}`,
  submitted_rated: `${SUBMITTED} AND ${by('rated_at')}`,
  accepted_comparable: `${within('accepted_at')} AND r.promise_days IS NOT NULL AND r.legal_days IS NOT NULL`,
  answered: within('taken_in_at'),
  refused: `${within('closed_at')} AND r.stage = 'not_accepted'`,
  closed: CLOSED,
  closed_on_time: `${CLOSED} AND NOT ${LATE}`,
  closed_early: `${CLOSED} AND ${EARLY}`,
  closed_or_overdue: `((${CLOSED}) OR (${OVERDUE_OPEN}))`,
  rated: RATED,
  rated_bad: `${RATED} AND ${BAD}`,
  rated_very_bad: `${RATED} AND r.satisfaction = 'very_dissatisfied'`,
  rated_bad_fixed: `${RATED} AND ${BAD} AND r.fixed_in_time IS NOT NULL`,
  rated_bad_fixed_in_time: `${RATED} AND ${BAD} AND r.fixed_in_time`,
};

const scores = Object.entries(SATISFACTIONS).map(([id, { code }]) => `WHEN '${id}' THEN ${code}`);
export const FIGURE_SQL: Readonly<Record<CaseFigure, string>> = {
  used_days: 'r.used_days',
  saved_limit_days: 'r.legal_days - r.promise_days',
  legal_days: 'r.legal_days',
  answer_hours: 'extract(epoch FROM r.taken_in_at - r.submitted_at)::double precision / 3600',
  score: `CASE r.satisfaction ${scores.join(' ')} END`,
};
