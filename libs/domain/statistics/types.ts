import type { Sentence } from './sentence.js';

/** 办件集合: the sets of cases that indicators count. A period is [from, until), and never reaches beyond now. */
export const CASE_SETS = [
  'submitted',
  'submitted_accepted',
  'submitted_online',
  'submitted_cross_region',
  'submitted_returned',
  'submitted_corrected',
  'submitted_supplemented',
  'submitted_supplemented_once',
  'submitted_closed_early',
  'submitted_overdue_open',
  'submitted_rated',
  'accepted_comparable',
  'answered',
  'refused',
  'closed',
  'closed_on_time',
  'closed_early',
  'closed_or_overdue',
  'rated',
  'rated_bad',
  'rated_very_bad',
  'rated_bad_fixed',
  'rated_bad_fixed_in_time',
] as const;
export type CaseSet = (typeof CASE_SETS)[number];

/** What is added up over a set. */
export const CASE_FIGURES = ['used_days', 'saved_limit_days', 'legal_days', 'answer_hours', 'score'] as const;
export type CaseFigure = (typeof CASE_FIGURES)[number];

/** A number of cases, or a figure added up over them. */
export interface Term {
  readonly of: CaseSet;
  readonly sum?: CaseFigure;
}
export type IndicatorUnit = 'cases' | 'rate' | 'days' | 'hours' | 'score';

/** An indicator is data: numerator by denominator (or the numerator alone) over the cases of a period. */
export interface Indicator {
  readonly id: string;
  readonly name: Sentence;
  readonly formula: Sentence;
  /** Which cases fall into a period. */
  readonly scope: Sentence;
  readonly unit: IndicatorUnit;
  readonly numerator: Term;
  readonly denominator?: Term;
  /** Rows of the requirements that define it; none where the product adds it. */
  readonly source: readonly string[];
}
