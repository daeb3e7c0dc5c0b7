import type { EpochMs } from '../time/index.js';
import type { CaseWarnings } from '../warning/index.js';
import type { CaseEvent, CaseEventOf, EventType } from './events.js';
import { ANSWERS } from './evolve-measures.js';
import { startClock, stopClocks } from './evolve-clocks.js';
import type { CaseState } from './state.js';

/** By which a case has somebody who works on it. */
const TAKES_UP: ReadonlySet<EventType> = new Set<EventType>([...ANSWERS, 'claimed', 'transferred', 'delegated']);

/** 认领时限: runs where a rule gives it a length, until somebody takes the case up. */
export function startTakeUp(
  clocks: CaseState['clocks'],
  at: EpochMs,
  warnings: CaseWarnings | undefined,
  dayEndsAtMinute: number,
): CaseState['clocks'] {
  const limit = warnings?.take_up?.limit;
  if (!limit || limit.unit === 'percent') return clocks;
  return startClock(clocks, 'take_up', at, { unit: limit.unit, budget: limit.value, dayEndsAtMinute });
}

/** What an event does to the clock of taking up, given the state before it; undefined when it runs on. */
export function takenUp(state: CaseState, event: CaseEvent): CaseState['clocks'] | undefined {
  const isOpen = state.clocks.some(({ kind, stoppedAt }) => kind === 'take_up' && stoppedAt === undefined);
  return isOpen && TAKES_UP.has(event.type) ? stopClocks(state.clocks, event.at, ['take_up']) : undefined;
}

/** New rules give the clock its new length, counted from the same beginning, where nobody has taken the case up. */
export function warningsChanged(
  state: CaseState,
  { data, at }: CaseEventOf<'warnings-changed'>,
): Pick<CaseState, 'warnings' | 'clocks'> {
  const warnings = data.warnings ?? undefined;
  const former = state.clocks.findLast(({ kind }) => kind === 'take_up');
  const isTaken = state.takenInAt !== undefined || state.assigneeId !== undefined || state.closedAt !== undefined;
  const clocks = stopClocks(state.clocks, at, ['take_up']);
  if (isTaken || former?.stoppedAt !== undefined) return { warnings, clocks };
  const { dayEndsAtMinute } = state.clocks.find(({ kind }) => kind === 'acceptance_local')!;
  return { warnings, clocks: startTakeUp(clocks, former?.startedAt ?? state.receivedAt, warnings, dayEndsAtMinute) };
}
