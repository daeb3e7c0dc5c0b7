import { continueAsNew, workflowInfo } from '@temporalio/workflow';
import { watch } from '../profiles.js';

/**
 * The one durable watch over the outbox (外部动作). Cases only record what must be told; this carries it out, so that an
 * officer's action costs no task of its own for it (docs/adr/0004-cheap-actions.md has the measured ratio).
 */
export async function effectPump(): Promise<void> {
  while (!workflowInfo().continueAsNewSuggested) await watch.pumpEffects();
  return continueAsNew<typeof effectPump>();
}
