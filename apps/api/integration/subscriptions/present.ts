import { type EpochMs, toRfc3339 } from '#libs/domain/time/index.js';
import type { ListedPush, StoredSubscription } from '#libs/persistence/index.js';
import type { PushView, SubscriptionView } from './subscription.dto.js';

const instant = (at: EpochMs | null): string | null => at && toRfc3339(at);

/** Without its secrets. */
export const subscriptionView = (one: StoredSubscription): SubscriptionView => ({
  id: one.id,
  url: one.url,
  eventTypes: one.eventTypes,
  state: one.state,
  disabledReason: one.disabledReason,
  waiting: one.waiting,
  failures: one.failures,
  failingSince: instant(one.failingSince),
  createdAt: toRfc3339(one.createdAt),
});

export const pushView = (one: ListedPush): PushView => ({
  caseNo: one.caseNo,
  seq: one.seq,
  type: one.type,
  state: one.state,
  refusals: one.failures,
  lastStatus: one.lastStatus,
  lastFault: one.lastFault,
  lastMs: one.lastMs,
  triedAt: instant(one.triedAt),
  doneAt: one.state === 'done' ? instant(one.doneAt) : null,
  tryAfter: one.state === 'waiting' ? toRfc3339(one.tryAfter) : null,
  tries: one.tries.map(({ at, ...what }) => ({ at: toRfc3339(at), ...what })),
});
