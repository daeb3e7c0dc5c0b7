import type { Role } from '../identity/index.js';
import type { CaseEvent, EventType } from './events.js';
import type { CaseState } from './state.js';

/** By which the office answers an application for the first time. */
export const ANSWERS: ReadonlySet<EventType> = new Set<EventType>([
  'pre-review-passed',
  'pre-review-failed',
  'supplement-requested',
  'accepted',
  'deemed-accepted',
  'acceptance-refused',
]);
/** Whoever handles the case answers for it; before that whoever accepted it, before that whoever reviewed it first. */
const ANSWERABLE: readonly Role[] = ['prereview', 'acceptance', 'handler'];
const rank = (role: string): number => (ANSWERABLE as readonly string[]).indexOf(role);

/** What an event adds to the measures of a case, given the state before it. */
export function measured(before: CaseState, event: CaseEvent): Partial<CaseState> {
  const { actor, at, type } = event;
  return {
    ...(rank(actor.role) >= 0 &&
      rank(actor.role) >= rank(before.officer?.role ?? '') && {
        officer: { id: actor.id, role: actor.role },
      }),
    ...(before.takenInAt === undefined && ANSWERS.has(type) && { takenInAt: at }),
    ...(type === 'data-corrected' && { corrections: (before.corrections ?? 0) + 1 }),
  };
}
