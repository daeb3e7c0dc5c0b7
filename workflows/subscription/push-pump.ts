import { continueAsNew, workflowInfo } from '@temporalio/workflow';
import { watch } from '../profiles.js';

/** The one durable watch over what business systems are to be told (事件订阅); built like the one over the outbox. */
export async function pushPump(): Promise<void> {
  while (!workflowInfo().continueAsNewSuggested) await watch.pumpPushes();
  return continueAsNew<typeof pushPump>();
}
