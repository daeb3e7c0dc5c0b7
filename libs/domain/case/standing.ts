import { type Clock, type ClockKind, isRunning } from '../clock/index.js';
import type { Role } from '../identity/index.js';
import { type ApprovalStep, type ItemVersion, SERVICE_MODES } from '../item/index.js';
import { addDays, dayOf, startOfDay } from '../time/index.js';
import { stageRow } from './stage-table.js';
import type { CaseState, SpecialProcedure, SupplementRequest, Urge } from './state.js';

export const runningClock = (state: CaseState, kind: ClockKind): Clock | undefined =>
  state.clocks.findLast((clock) => clock.kind === kind && isRunning(clock));
export const runningSpecial = (state: CaseState): SpecialProcedure | undefined =>
  state.specials.find((special) => special.finishedAt === undefined);
export const openUrge = (state: CaseState): Urge | undefined => state.urges.find((urge) => urge.answer === undefined);
export const openSupplement = (state: CaseState): SupplementRequest | undefined =>
  state.stage === 'awaiting_supplement' ? state.supplements.at(-1) : undefined;
export const presentStep = (state: CaseState, item: ItemVersion): ApprovalStep | undefined =>
  state.stage === 'under_approval' ? item.steps[state.stepIndex] : undefined;

/** The role that acts next; null when nobody does. */
export function roleOnTurn(state: CaseState, item: ItemVersion): Role | null {
  const { role } = stageRow(state.stage);
  return role === 'step' ? (presentStep(state, item)?.role ?? null) : role;
}

/** Originals are checked before acceptance (3★) or before issue (4★); a case deemed accepted still owes them (LVL-03, 04). */
export const originalsOwed = (state: CaseState, item: ItemVersion): boolean =>
  !state.originalsChecked && SERVICE_MODES[item.serviceMode].originalsBefore !== 'never';
/** Originals are checked before acceptance (3★). */
export const originalsBeforeAcceptance = ({ serviceMode }: ItemVersion): boolean =>
  SERVICE_MODES[serviceMode].originalsBefore === 'acceptance';
export const feeOwed = (state: CaseState, item: ItemVersion): boolean => item.fee !== undefined && !state.feePaid;

/** Midnight after the last day on which a finished case may be rated; then it is archived. */
export const ratingEndsAt = (state: CaseState, item: ItemVersion): number =>
  state.closedAt === undefined
    ? Number.POSITIVE_INFINITY
    : startOfDay(addDays(dayOf(state.closedAt), item.rules.ratingWindowDays + 1));
