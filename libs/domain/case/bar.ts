import type { CaseActor } from '../identity/index.js';
import type { ItemVersion } from '../item/index.js';
import type { CaseCommandName } from './commands.js';
import type { Stage } from './stage.js';
import { feeOwed, originalsOwed, runningSpecial } from './standing.js';
import type { CaseState } from './state.js';

/** The act that each stage is about, in the order in which one is looked for among those a person may give. */
const STAGE_ACTS = {
  pre_review: ['pass-pre-review'],
  awaiting_supplement: ['submit-supplement'],
  awaiting_originals: ['check-originals'],
  awaiting_acceptance: ['receive-materials', 'accept'],
  under_approval: ['decide-step'],
  awaiting_issuance: ['make-licence'],
  delivering: ['hand-over', 'dispatch', 'confirm-delivery'],
  completed: ['fix-rating', 'rate'],
  not_accepted: ['rate'],
  denied: ['rate'],
  withdrawn: ['rate'],
  closed_no_supplement: ['rate'],
  returned: ['rate'],
  voided: [],
} as const satisfies Record<Stage, readonly CaseCommandName[]>;

/** Top right of the file (SCR-09): acts that leave the straight way. */
const TOP_ACTIONS: readonly CaseCommandName[] = [
  'answer-urge',
  'request-supplement',
  'close-no-supplement',
  'start-special-procedure',
  'extend',
  'urge',
];

function actsNow(state: CaseState, item: ItemVersion): readonly CaseCommandName[] {
  if (runningSpecial(state)) return ['finish-special-procedure'];
  if (state.stage === 'awaiting_issuance' && originalsOwed(state, item)) return ['check-originals'];
  if (state.stage === 'awaiting_issuance' && feeOwed(state, item)) return ['record-fee'];
  if (state.stage === 'delivering' && state.delivery.method === 'mail')
    return state.dispatch ? ['confirm-delivery'] : ['dispatch'];
  return STAGE_ACTS[state.stage];
}

/**
 * What the file's bar offers one person (SCR-08): of the acts that the case needs next, the first that `available` holds;
 * then paper that this window has yet to post, and for a reader the 批阅. Null when the next act is somebody else's.
 */
export function nextCommand(
  state: CaseState,
  item: ItemVersion,
  available: readonly CaseCommandName[],
  actor: CaseActor,
): CaseCommandName | null {
  const acts = [...actsNow(state, item), 'post-materials'] as const;
  const found = acts.find((name) => available.includes(name));
  if (found) return found;
  const isReader = actor.roles.every((role) => role === 'reader' || role === 'leader');
  return isReader && available.includes('annotate') ? 'annotate' : null;
}

/** What stands top right for one person: part of `available`, without the bar's own. */
export const topActions = (available: readonly CaseCommandName[], next: CaseCommandName | null): CaseCommandName[] =>
  TOP_ACTIONS.filter((name) => available.includes(name) && name !== next);
