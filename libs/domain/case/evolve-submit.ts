import { dayOf, type EpochMs } from '../time/index.js';
import { startClock } from './evolve-clocks.js';
import type { CaseEventOf } from './events.js';
import { startTakeUp } from './evolve-take-up.js';
import type { CaseState } from './state.js';

interface AcceptanceLimits {
  readonly acceptanceLocal: number;
  readonly acceptanceLegal: number;
  readonly dayEndsAtMinute: number;
}
/** Both acceptance clocks run from the day the home department has the materials. */
export function startAcceptance(
  clocks: CaseState['clocks'],
  at: EpochMs,
  limits: AcceptanceLimits,
): CaseState['clocks'] {
  const { dayEndsAtMinute } = limits;
  const local = startClock(clocks, 'acceptance_local', at, {
    unit: 'working_day',
    budget: limits.acceptanceLocal,
    dayEndsAtMinute,
  });
  return startClock(local, 'acceptance_legal', at, {
    unit: 'working_day',
    budget: limits.acceptanceLegal,
    dayEndsAtMinute,
  });
}

/** The state that a case begins with. */
export function submitted({ data, personal, at }: CaseEventOf<'case-submitted'>, caseNo: string): CaseState {
  const { limits, intake, simulation, warnings, visit, needsPosting } = data;
  let clocks = startAcceptance([], at, limits);
  if (needsPosting) {
    clocks = startClock(clocks, 'paper_posting', at, {
      unit: 'working_day',
      budget: limits.paperPosting,
      dayEndsAtMinute: limits.dayEndsAtMinute,
    });
  }
  clocks = startTakeUp(clocks, at, warnings, limits.dayEndsAtMinute);
  return {
    caseNo,
    rev: 0,
    item: { itemCode: data.itemCode, version: data.itemVersion },
    calendar: data.calendar,
    ...(simulation && { simulation }),
    ...(warnings && { warnings }),
    stage: 'pre_review',
    stageSince: at,
    channel: data.channel,
    ownerId: data.ownerId,
    home: data.home,
    ...(intake && { intake }),
    submittedAt: at,
    receivedAt: at,
    deemedAccepted: false,
    ...personal,
    delivery: data.delivery,
    materials: data.materials,
    supplements: [],
    originalsChecked: data.originalsChecked,
    feePaid: false,
    paper: { needsPosting, custody: [] },
    stepIndex: 0,
    specials: [],
    clocks,
    cards: [],
    urges: [],
    readers: [],
    visitDays: visit ? [dayOf(at)] : [],
  };
}
