import type { CaseFigure, CaseSet } from '#libs/domain/statistics/index.js';
import { SATISFACTIONS } from '#libs/domain/terms/index.js';
import { type Kind, TRAITS } from './marks.js';

/*
 * The sets of libs/domain/statistics as sums over marks `c` of groups `r`: the same sets as sets.ts has over rows. A test
 * holds one reading against the other.
 */

/**
 * Which marks of a kind a period [from, until) takes: those within it; those before its end of cases that were applied for
 * within it; or all before its end.
 */
export type Reach = 'within' | 'applied' | 'ever';
export interface CellSet {
  readonly kind: Kind;
  readonly reach: Reach;
  readonly condition: string;
}

const has = (trait: keyof typeof TRAITS): string => `c.traits & ${TRAITS[trait]} <> 0`;
const score = (...levels: (keyof typeof SATISFACTIONS)[]): string =>
  `c.figure IN (${levels.map((level) => SATISFACTIONS[level].code).join(', ')})`;
const BAD = score('dissatisfied', 'very_dissatisfied');

const reaching =
  (reach: Reach) =>
  (kind: Kind, condition = 'TRUE'): CellSet[] => [{ kind, reach, condition }];
const within = reaching('within');
const applied = reaching('applied');
const ever = reaching('ever');
const submitted = (condition?: string): CellSet[] => within('submitted', condition);

export const CELL_SETS: Readonly<Record<CaseSet, readonly CellSet[]>> = {
  submitted: submitted(),
  submitted_accepted: applied('accepted'),
  submitted_online: submitted(`r.channel IN ('online', 'mobile')`),
  submitted_cross_region: submitted(has('crossRegion')),
  submitted_returned: applied('closed', has('returned')),
  submitted_corrected: submitted(has('corrected')),
  submitted_supplemented: submitted(has('supplemented')),
  submitted_supplemented_once: submitted(has('supplementedOnce')),
  submitted_closed_early: applied('decided', has('early')),
  submitted_overdue_open: applied('overdue'),
  submitted_rated: applied('rated'),
  accepted_comparable: within('accepted', has('comparable')),
  answered: within('answered'),
  refused: within('closed', has('refused')),
  closed: within('decided'),
  closed_on_time: within('decided', `NOT ${has('late')}`),
  closed_early: within('decided', has('early')),
  closed_or_overdue: [...within('decided'), ...ever('overdue')],
  rated: within('rated'),
  rated_bad: within('rated', BAD),
  rated_very_bad: within('rated', score('very_dissatisfied')),
  rated_bad_fixed: within('rated', `${BAD} AND ${has('fixed')}`),
  rated_bad_fixed_in_time: within('rated', `${BAD} AND ${has('fixedInTime')}`),
};

export const CELL_FIGURES: Readonly<Record<CaseFigure, string>> = {
  used_days: 'c.figure',
  saved_limit_days: 'c.figure',
  legal_days: 'c.second',
  answer_hours: 'c.figure',
  score: 'c.figure',
};
