export const SUPERVISION = Symbol('Supervision');
export const PLANNING = Symbol('Planning');
export const WATCHED_CASES = Symbol('WatchedCases');
export const LADDER_RULES = Symbol('LadderRules');
export const WARNING_RULES = Symbol('WarningRulesDesk');
export const RULE_SCOPES = Symbol('RuleScopes');
