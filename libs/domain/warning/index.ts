import { CLOCK_KINDS, type ClockKind, clockRule, type Threshold } from '../clock/index.js';
import type { ItemVersion } from '../item/index.js';
import { narrowestOf, type RuledCase, type RuleScope } from '../scope/index.js';

/**
 * What a rule sets: `warning` 预警 so long before the limit, `limit` the length of a limit that no law gives, `late`
 * 红牌 so long past a limit that gave a 黄牌.
 */
export const RULED_ALARMS = ['warning', 'limit', 'late'] as const;
export type RuledAlarm = (typeof RULED_ALARMS)[number];

/** 预警规则: when a clock of the cases of a scope raises a warning or a card. */
export interface WarningRule extends RuleScope {
  readonly clock: ClockKind;
  readonly alarm: RuledAlarm;
  /** Null: never. */
  readonly threshold: Threshold | null;
}

/** What is ruled for one case; where nothing stands, the defaults of its item and of CLOCK_RULES hold. */
export type CaseWarnings = Readonly<
  Partial<Record<ClockKind, Readonly<Partial<Record<RuledAlarm, Threshold | null>>>>>
>;

/** The rules of a case: for each clock and alarm the narrowest. Undefined where no rule is for it. */
export function warningsOf(rules: readonly WarningRule[], scope: RuledCase): CaseWarnings | undefined {
  const found: Partial<Record<ClockKind, Partial<Record<RuledAlarm, Threshold | null>>>> = {};
  for (const clock of CLOCK_KINDS)
    for (const alarm of RULED_ALARMS) {
      const own = rules.filter((rule) => rule.clock === clock && rule.alarm === alarm);
      const rule = narrowestOf(own, scope);
      if (rule) (found[clock] ??= {})[alarm] = rule.threshold;
    }
  return Object.keys(found).length > 0 ? found : undefined;
}

/** What may be ruled of a clock: no card is redder than red, and no limit of the law or of an item is ours to set. */
export const ruledAlarmsOf = (clock: ClockKind): readonly RuledAlarm[] =>
  RULED_ALARMS.filter((alarm) =>
    alarm === 'late' ? clockRule(clock).limit === 'yellow' : alarm === 'warning' || clock === 'take_up',
  );

/** The days that an item gives a clock, in the clock's own unit; undefined where it is in hours or set case by case. */
export function daysOf({ rules, promisedLimit, legalLimit }: ItemVersion, clock: ClockKind): number | undefined {
  switch (clock) {
    case 'acceptance_local':
      return rules.acceptanceLocalDays;
    case 'acceptance_legal':
      return rules.acceptanceLegalDays;
    case 'issuance':
      return rules.issuanceDays;
    case 'promise':
      return promisedLimit.unit === 'hour' ? undefined : promisedLimit.budget;
    case 'legal':
      return legalLimit.unit === 'hour' ? undefined : legalLimit.budget;
    default:
      return undefined;
  }
}

/** Longest thresholds that can be meant, by unit; a day threshold may be as long as any limit. */
const MOST: Readonly<Record<Threshold['unit'], number>> = { working_day: 250, hour: 2000, percent: 99 };

export type WarningRuleProblem =
  'WARNING_THRESHOLD_OUT_OF_RANGE' | 'WARNING_ALARM_NOT_OF_CLOCK' | 'WARNING_LIMIT_UNIT' | 'WARNING_NEVER_MET';

/**
 * What is wrong with a rule; undefined when nothing is. `days`: what the rule's item gives this clock (`daysOf`): a warning
 * no shorter than that would ring with the clock's start.
 */
export function warningProblem(
  { clock, alarm, threshold }: Pick<WarningRule, 'clock' | 'alarm' | 'threshold'>,
  days?: number,
): WarningRuleProblem | undefined {
  if (!ruledAlarmsOf(clock).includes(alarm)) return 'WARNING_ALARM_NOT_OF_CLOCK';
  if (threshold === null) return undefined;
  const { unit, value } = threshold;
  if (!Number.isInteger(value) || value < 1 || value > MOST[unit]) return 'WARNING_THRESHOLD_OUT_OF_RANGE';
  if (alarm === 'limit' && unit === 'percent') return 'WARNING_LIMIT_UNIT';
  const isTooLong = alarm === 'warning' && unit === 'working_day' && days !== undefined && value >= days;
  return isTooLong ? 'WARNING_NEVER_MET' : undefined;
}

/** Whether both rule the same, in whatever order they were written down. */
export const sameWarnings = (a: CaseWarnings | undefined, b: CaseWarnings | undefined): boolean =>
  CLOCK_KINDS.every((clock) =>
    RULED_ALARMS.every((alarm) => {
      const [one, other] = [a?.[clock]?.[alarm], b?.[clock]?.[alarm]];
      return one && other ? one.unit === other.unit && one.value === other.value : one === other;
    }),
  );
