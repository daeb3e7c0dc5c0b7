import type { CaseEvent } from '../case/events.js';
import { evolve, fold } from '../case/evolve.js';
import { isFinal } from '../case/stage.js';

const isTransferTo = (event: CaseEvent | undefined, userId: string): boolean =>
  event?.type === 'transferred' && event.actor.role === 'engine' && event.data.toUser === userId;

/**
 * Whether a case that went over by its event `overRev` is still with the deputy: not finished, and never out of the
 * deputy's hands since.
 */
export function isStillWith(deputyId: string, caseNo: string, events: readonly CaseEvent[], overRev: number): boolean {
  if (!isTransferTo(events[overRev - 1], deputyId)) return false;
  let state = fold(caseNo, events.slice(0, overRev));
  for (const event of events.slice(overRev)) {
    state = evolve(state, event, caseNo);
    if (state.assigneeId !== deputyId) return false;
  }
  return state !== undefined && !isFinal(state.stage);
}

/** The event by which a case that went over by its event `overRev` came back to the officer. */
export const cameBack = (officerId: string, events: readonly CaseEvent[], overRev: number): CaseEvent | undefined =>
  events.slice(overRev).find((event) => isTransferTo(event, officerId));
