import { continueAsNew, workflowInfo } from '@temporalio/workflow';
import type { HandOverInput } from '#libs/contracts/index.js';
import { inBatches } from '../in-batches.js';
import { handOvers } from '../profiles.js';

/** 批量移交: the chosen open cases of an officer go to another one, for good. */
export async function handOverWorkflow({ handOverId, after = '' }: HandOverInput): Promise<void> {
  const left = await inBatches(handOverId, after, handOvers.moveWork, () => !workflowInfo().continueAsNewSuggested);
  if (left !== null) return continueAsNew<typeof handOverWorkflow>({ handOverId, after: left });
  await handOvers.finishHandOver({ id: handOverId });
}
