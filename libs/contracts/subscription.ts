export const PUSH_PUMP_WORKFLOW = 'pushPump';
export const PUSH_PUMP_ID = 'push-pump';

/** Tells business systems of events (事件订阅). */
export interface SubscriptionActivities {
  /** Pushes what is due for some minutes, then ends to be called anew. */
  pumpPushes(): Promise<void>;
}
