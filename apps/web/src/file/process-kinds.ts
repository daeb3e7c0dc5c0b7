import type { CaseFile } from '../api/case';

export type ProcessStep = CaseFile['process'][number];

/** By what the steps of a process may be looked through; every other type is a decision on the case. */
export const STEP_KINDS = ['decision', 'materials', 'clock', 'assignment', 'note'] as const;
export type StepKind = (typeof STEP_KINDS)[number];

const KIND_OF: Readonly<Record<string, StepKind>> = {
  'case-submitted': 'materials',
  'supplement-requested': 'materials',
  'supplement-received': 'materials',
  'originals-checked': 'materials',
  'materials-amended': 'materials',
  'materials-posted': 'materials',
  'materials-received': 'materials',
  'data-corrected': 'materials',
  'warning-raised': 'clock',
  'yellow-card-raised': 'clock',
  'red-card-raised': 'clock',
  'supplement-date-passed': 'clock',
  extended: 'clock',
  retimed: 'clock',
  'warnings-changed': 'clock',
  'special-procedure-started': 'clock',
  'special-procedure-finished': 'clock',
  claimed: 'assignment',
  released: 'assignment',
  transferred: 'assignment',
  delegated: 'assignment',
  copied: 'note',
  annotated: 'note',
  urged: 'note',
  'urge-answered': 'note',
  rated: 'note',
  'rating-fixed': 'note',
};

export const kindOf = ({ type }: Pick<ProcessStep, 'type'>): StepKind => KIND_OF[type] ?? 'decision';
