import type { WorkingCalendar } from '../calendar/index.js';
import type { CaseActor } from '../identity/index.js';
import type { CardLevel } from '../clock/types.js';
import { dayOf } from '../time/index.js';
import { settle } from './alarm.js';
import { decide, type Decision } from './decide/index.js';
import type { CaseEventOf } from './events.js';
import type { Facts } from './facts.js';
import { cardOf } from './row.js';
import { ringsSooner } from './sooner.js';
import type { CaseState } from './state.js';

const ENGINE: CaseActor = { id: 'engine', name: '系统', roles: ['engine'] };

/** What a changed calendar makes of a case. */
export interface Retiming {
  readonly decision: Extract<Decision, { ok: true }>;
  /** Old and new due date of each clock that moved. */
  readonly moves: CaseEventOf<'retimed'>['data']['moves'];
  readonly cardBefore: CardLevel;
  /** As it is once the case has looked at its new dates. */
  readonly cardAfter: CardLevel;
  /** A limit that had passed, or ended today, lies ahead again. */
  readonly freed: boolean;
  /** Something rings sooner than by the former calendar: the case must be told at once. */
  readonly earlier: boolean;
}

/**
 * 重新计时: the case by the calendar in `facts`, with what was due by the former one rung before. Undefined when there
 * is nothing to do: the case counts by this calendar already.
 */
export function retimingOf(
  state: CaseState,
  facts: Facts & { readonly formerCalendar: WorkingCalendar },
  source: string,
): Retiming | undefined {
  const { id, version } = facts.calendar;
  const body = { calendar: { id, version }, source };
  const decision = decide(state, { name: 'retime', actor: ENGINE, body }, facts);
  if (!decision.ok) {
    if (decision.rejection.code === 'NO_CHANGE') return undefined;
    throw new Error(`Case ${state.caseNo} can't be re-timed: ${decision.rejection.code}`);
  }
  const { moves } = decision.events.findLast((event) => event.type === 'retimed')!.data;
  const today = dayOf(facts.now);
  const before = { state, facts: { ...facts, calendar: facts.formerCalendar } };
  return {
    decision,
    moves,
    cardBefore: cardOf(state),
    cardAfter: cardOf(settle(decision.state, facts).state),
    freed: moves.some(({ from, to }) => from !== null && to !== null && from <= today && to > today),
    earlier: ringsSooner(before, { state: decision.state, facts }),
  };
}
