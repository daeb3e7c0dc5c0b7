import { nextAlarm } from './alarm.js';
import type { Facts } from './facts.js';
import type { CaseState } from './state.js';

interface Seen {
  readonly state: CaseState;
  readonly facts: Facts;
}
/** Whether something rings sooner than it did before: then the case must be told at once. */
export function ringsSooner(before: Seen, after: Seen): boolean {
  const [former, next] = [nextAlarm(before.state, before.facts), nextAlarm(after.state, after.facts)];
  return next !== undefined && (former === undefined || next.at < former.at);
}
