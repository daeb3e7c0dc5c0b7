import { fileURLToPath } from 'node:url';
import type { DataConverter } from '@temporalio/common';
import type { Client } from '@temporalio/client';
import { bundleWorkflowCode, type InjectedSinks, Worker } from '@temporalio/worker';
import { caseWorkflowId, type RecordInput } from '#libs/contracts/index.js';
import type { RecordSinks } from '#workflows/reconcile/records-told.js';

const built = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** As the activity got it: a member that is undefined was not sent. */
const asSent = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/**
 * What a case's workflow gave to its record, read out of its history: the history is replayed with the product's own
 * workflows, so that what is found is what was recorded then, to the byte.
 */
export class ToldRecords {
  private bundle: Promise<{ readonly code: string }> | undefined;

  constructor(
    private readonly client: Client,
    private readonly dataConverter: DataConverter,
  ) {}

  /** From the first record of the run on; runs before it are read too, where this one does not reach back to `rev`. */
  async since(caseNo: string, rev: number): Promise<readonly RecordInput[]> {
    const workflowId = caseWorkflowId(caseNo);
    let told: RecordInput[] = [];
    for (let runId: string | undefined; ;) {
      const history = await this.client.workflow.getHandle(workflowId, runId).fetchHistory();
      told = [...(await this.replayed(workflowId, history)), ...told];
      const started = history.events?.[0]?.workflowExecutionStartedEventAttributes;
      runId = started?.continuedExecutionRunId || undefined;
      if (runId === undefined || (told[0] && told[0].events[0]!.seq <= rev + 1)) break;
    }
    return told.filter(({ row }) => row.rev > rev);
  }

  private async replayed(workflowId: string, history: Parameters<typeof Worker.runReplayHistory>[1]) {
    this.bundle ??= bundleWorkflowCode({
      workflowsPath: built('workflows/index.js'),
      workflowInterceptorModules: [built('workflows/reconcile/records-told.js')],
      logger: { log() {}, trace() {}, debug() {}, info() {}, warn: console.warn, error: console.error },
    });
    const told: RecordInput[] = [];
    const sinks: InjectedSinks<RecordSinks> = {
      records: { told: { fn: (_info, input) => void told.push(asSent(input)), callDuringReplay: true } },
    };
    const options = { workflowBundle: await this.bundle, sinks, dataConverter: this.dataConverter };
    await Worker.runReplayHistory(options, history, workflowId);
    return told;
  }
}
