import type { Role } from '../identity/index.js';
import type { ItemVersion } from '../item/index.js';
import { originalsBeforeAcceptance } from './standing.js';
import { STAGE_TABLE } from './stage-table.js';
import type { CaseState } from './state.js';

/** Where a passed pre-review leads: to the originals first where they are checked before acceptance (LVL-03). */
export const stageAfterPreReview = (
  state: CaseState,
  item: ItemVersion,
): 'awaiting_originals' | 'awaiting_acceptance' =>
  originalsBeforeAcceptance(item) && !state.originalsChecked ? 'awaiting_originals' : 'awaiting_acceptance';

/** The role on turn once the present stage or step is passed, whose people are offered as next handlers; null for none. */
export function roleAfterPass(state: CaseState, item: ItemVersion): Role | null {
  switch (state.stage) {
    case 'pre_review':
      return STAGE_TABLE[stageAfterPreReview(state, item)].role;
    case 'awaiting_acceptance':
      return item.steps[0]?.role ?? null;
    case 'under_approval':
      return item.steps[state.stepIndex + 1]?.role ?? STAGE_TABLE.awaiting_issuance.role;
    default:
      return null;
  }
}
