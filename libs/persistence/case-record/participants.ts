import type { CaseEvent } from '#libs/domain/case/events.js';
import type { EpochMs } from '#libs/domain/time/index.js';
import { toSql } from '../database/types.js';

/** The case's own timers act under this role; what they do is nobody's 已办. */
const ENGINE_ROLE = 'engine';

/** By column names, for the record statement. */
export interface Participant {
  readonly user_id: string;
  readonly kind: 'handled' | 'copied';
  readonly at: string | null;
}

/** Who took part by these events: actors have handled the case, those it was copied to have it to read. */
export function participantsOf(events: readonly CaseEvent[]): Participant[] {
  const found = new Map<string, Participant>();
  const add = (kind: Participant['kind'], userId: string, at: EpochMs) =>
    found.set(`${kind}:${userId}`, { user_id: userId, kind, at: toSql(at) });
  for (const event of events) {
    if (event.actor.role !== ENGINE_ROLE) add('handled', event.actor.id, event.at);
    if (event.type === 'copied') for (const user of event.data.users) add('copied', user, event.at);
  }
  return [...found.values()];
}
