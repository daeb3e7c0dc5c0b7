import type { CardLevel } from '../clock/types.js';
import type { Role } from '../identity/index.js';
import { type RuledCase, narrowestOf, type RuleScope } from '../scope/index.js';

/** 督办层级: who hears of a card, from the officer upwards; each of them once for each card. */
export const RUNGS = ['officer', 'section_head', 'department_head', 'supervisor', 'upper_body'] as const;
export type Rung = (typeof RUNGS)[number];

export const RUNG_NAMES = {
  officer: { zh: '经办人', en: 'Officer' },
  section_head: { zh: '科室负责人', en: 'Section head' },
  department_head: { zh: '部门领导', en: 'Department head' },
  supervisor: { zh: '监督人员', en: 'Supervisor' },
  upper_body: { zh: '上级监督机构', en: 'Upper body' },
} as const satisfies Record<Rung, { readonly zh: string; readonly en: string }>;

/** Who stands on the rungs above the officer: holders of a role in the department, or (supervisors) in its region or above. */
export const RUNG_ROLES = {
  section_head: 'reviewer',
  department_head: 'leader',
  supervisor: 'supervisor',
  upper_body: 'supervisor',
} as const satisfies Record<Exclude<Rung, 'officer'>, Role>;

type Level = Exclude<CardLevel, 'none'>;

/** Where nothing else is ruled (domain-facts §1: a card goes higher with its colour). */
export const DEFAULT_LADDER: Readonly<Record<Level, readonly Rung[]>> = {
  warning: ['officer'],
  yellow: ['officer', 'section_head', 'supervisor'],
  red: ['officer', 'section_head', 'department_head', 'supervisor', 'upper_body'],
};

/** Who hears of a card of this level on the cases of a scope. */
export interface LadderRule extends RuleScope {
  readonly level: Level;
  /** In the order of RUNGS, the officer always among them. */
  readonly rungs: readonly Rung[];
}

/** The rungs that hear of a card of this level on a case. */
export function rungsOf(rules: readonly LadderRule[], scope: RuledCase, level: Level): readonly Rung[] {
  const ruled = narrowestOf(
    rules.filter((rule) => rule.level === level),
    scope,
  );
  return ruled?.rungs ?? DEFAULT_LADDER[level];
}

/** What is wrong with the rungs of a rule; undefined when nothing is. */
export function ladderProblem(rungs: readonly Rung[]): 'LADDER_WITHOUT_OFFICER' | 'LADDER_NOT_IN_ORDER' | undefined {
  if (!rungs.includes('officer')) return 'LADDER_WITHOUT_OFFICER';
  const ranks = rungs.map((rung) => RUNGS.indexOf(rung));
  return ranks.every((rank, i) => i === 0 || rank > ranks[i - 1]!) ? undefined : 'LADDER_NOT_IN_ORDER';
}
