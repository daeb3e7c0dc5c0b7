import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import {
  type AbsenceActivities,
  EFFECT_TASK_QUEUE,
  type EffectActivities,
  type HandOverActivities,
  type RecordActivities,
  type RetimingActivities,
  type SubscriptionActivities,
  type WarningRulesActivities,
} from '#libs/contracts/index.js';

/** Activity profiles by meaning: a caller names what it does, never a time-out. */

/** The record: one short idempotent transaction, retried for as long as the database is away. */
export const record = proxyLocalActivities<RecordActivities>({
  startToCloseTimeout: '15 seconds',
  retry: { initialInterval: '100 milliseconds', backoffCoefficient: 2, maximumInterval: '10 seconds' },
});

/** A watch that is relieved every few minutes; when its worker dies, another takes over after the heartbeat's time. */
export const watch = proxyActivities<EffectActivities & SubscriptionActivities>({
  taskQueue: EFFECT_TASK_QUEUE,
  startToCloseTimeout: '30 minutes',
  heartbeatTimeout: '10 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '10 seconds' },
});

/** A batch of cases beside the officers' work: on the queue of outside calls, whose slots are not theirs. */
const BATCH = {
  taskQueue: EFFECT_TASK_QUEUE,
  startToCloseTimeout: '5 minutes',
  heartbeatTimeout: '10 seconds',
  retry: { initialInterval: '200 milliseconds', backoffCoefficient: 2, maximumInterval: '10 seconds' },
} as const;
export const retiming = proxyActivities<RetimingActivities>(BATCH);
export const warningRules = proxyActivities<WarningRulesActivities>(BATCH);
export const absences = proxyActivities<AbsenceActivities>(BATCH);
export const handOvers = proxyActivities<HandOverActivities>(BATCH);
