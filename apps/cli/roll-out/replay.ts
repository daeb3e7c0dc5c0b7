import type { DataConverter } from '@temporalio/common';
import type { temporal } from '@temporalio/proto';
import { Worker } from '@temporalio/worker';

export interface NamedHistory {
  readonly workflowId: string;
  readonly history: temporal.api.history.v1.IHistory;
}

/** One execution, and why it does not replay where it does not. */
export interface ReplayResult {
  readonly workflowId: string;
  readonly error?: string;
}

/** Replays histories, one after another, against the workflow code of a bundle file. */
export async function* replay(
  bundle: string,
  histories: AsyncIterable<NamedHistory> | Iterable<NamedHistory>,
  dataConverter?: DataConverter,
): AsyncGenerator<ReplayResult> {
  const options = { workflowBundle: { codePath: bundle }, ...(dataConverter && { dataConverter }) };
  for await (const { workflowId, error } of Worker.runReplayHistories(options, histories))
    yield { workflowId, ...(error && { error: error.message }) };
}
