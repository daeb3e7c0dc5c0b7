import type { RuleScope } from '../domain/scope/index.js';
import type { EpochMs } from '../domain/time/index.js';
import type { CaseToWake } from './retiming.js';

/** 预警规则变更: one durable run for each change, which brings it to the running cases of its scope. */
export const WARNING_RULES_WORKFLOW = 'warningRulesWorkflow';
export const warningRulesWorkflowId = (changeId: string): string => `warning-rules/${changeId}`;

export interface WarningRulesInput {
  readonly changeId: string;
  readonly scope: RuleScope;
  /** The document by which it was ruled; each case's event names it. */
  readonly source: string;
  /** Of whose cases it is. */
  readonly calendars: readonly string[];
  /** Instant of the change. */
  readonly changedAt: EpochMs;
  /** Where the run stands: set when it goes on as a new one. */
  readonly at?: WarningRulesPlace;
}
export interface WarningRulesPlace {
  /** 0: all running cases; 1: those that were opened about the time of the change. */
  readonly pass: number;
  /** Index in `calendars`. */
  readonly calendar: number;
  /** Last case that was looked at. */
  readonly after: string;
}

export interface WarningRulesBatch extends Pick<WarningRulesInput, 'changeId' | 'scope' | 'source'> {
  readonly calendarId: string;
  readonly after: string;
  readonly since: EpochMs;
  readonly limit: number;
}
export interface WarningRulesBatchResult {
  /** Null when no case was left. */
  readonly last: string | null;
  readonly wake: readonly CaseToWake[];
}
export interface WarningRulesActivities {
  /** Gives the next cases the rules that hold for them now. Idempotent. */
  changeWarnings(batch: WarningRulesBatch): Promise<WarningRulesBatchResult>;
}
