import type { SubscriptionActivities } from '#libs/contracts/index.js';
import { epochMs } from '#libs/domain/time/index.js';
import { NO_TRACING } from '#libs/observability/index.js';
import type { EventPushes } from '#libs/persistence/index.js';
import { shift, type ShiftDeps } from '../batch/shift.js';
import { push, type PushDeps } from './push.js';

export interface SubscriptionDeps extends Omit<PushDeps, 'stop'>, ShiftDeps {
  readonly pushes: Pick<EventPushes, 'due' | 'settle' | 'forget'>;
  readonly logger: { warn(fields: object, message: string): void };
}

/** Events for a receiver taken in one go. */
const BATCH = 100;
/** Told events are kept so long, for whoever asks what was told and when. Milliseconds. */
const KEPT_MS = 30 * 24 * 3_600_000;
const FORGOTTEN_AT_ONCE = 5000;

/** Activities that tell business systems of the events of their cases (事件订阅). */
export function createSubscriptionActivities(given: SubscriptionDeps): SubscriptionActivities {
  const { pushes, now, logger, tracing = NO_TRACING } = given;
  return {
    async pumpPushes() {
      await pushes.forget(epochMs(now() - KEPT_MS), FORGOTTEN_AT_ONCE);
      await shift(given, (stop) => async () => {
        const receivers = await pushes.due(now(), BATCH);
        const rounds = receivers.map((receiver) =>
          tracing.span('pushes', { attributes: { 'tongban.subscription': receiver.id } }, async () => {
            const { outcomes, standing } = await push(receiver, { ...given, stop });
            if (outcomes.length > 0 && (await pushes.settle(receiver.id, outcomes, standing)))
              logger.warn({ subscription: receiver.id, reason: standing.disabled }, 'a subscription was disabled');
          }),
        );
        // One that can't be noted must not leave the others half-way.
        const failed = (await Promise.allSettled(rounds)).find((result) => result.status === 'rejected');
        if (failed) throw failed.reason;
        return receivers.some(({ events }) => events.length === BATCH) ? 'more' : 'idle';
      });
    },
  };
}
