export const DELIVERY_PUMP_WORKFLOW = 'deliveryPump';
export const DELIVERY_PUMP_ID = 'delivery-pump';

/** Tells business systems of events (事件订阅). */
export interface SubscriptionActivities {
  /** Delivers what is due for some minutes, then ends to be called anew. */
  pumpDeliveries(): Promise<void>;
}
