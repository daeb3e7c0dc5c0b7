import { Client, Connection } from '@temporalio/client';
import { type PayloadCodec, WorkflowNotFoundError } from '@temporalio/common';
import {
  CASE_TASK_QUEUE,
  PAUSE_SIGNAL,
  PROGRESS_QUERY,
  RESUME_SIGNAL,
  RETIMING_WORKFLOW,
  type RetimingInput,
  type RetimingProgress,
  retimingWorkflowId,
  WARNING_RULES_WORKFLOW,
  type WarningRulesInput,
  warningRulesWorkflowId,
} from '#libs/contracts/index.js';
import type { EngineAddress } from './case-gateway.js';

const PATIENCE_MS = 8000;
/** A query is answered by a worker, which may be away: then the record's own counts must do. */
const QUERY_PATIENCE_MS = 2000;

/** Starts, holds and watches the runs that go over many cases. A line of its own, opened when first needed. */
export class BatchGateway {
  readonly #connection: Connection;
  readonly #client: Client;

  constructor({ address, namespace }: EngineAddress, codec: PayloadCodec) {
    this.#connection = Connection.lazy({ address });
    this.#client = new Client({ connection: this.#connection, namespace, dataConverter: { payloadCodecs: [codec] } });
  }

  /** Nothing where such a run is under way. One that has ended begins anew: it finds only the cases that are still behind. */
  async startRetiming(input: RetimingInput): Promise<void> {
    const { noticeId, dry } = input;
    await this.#within(PATIENCE_MS, () =>
      this.#client.workflow.start(RETIMING_WORKFLOW, {
        workflowId: retimingWorkflowId(noticeId, dry),
        taskQueue: CASE_TASK_QUEUE,
        args: [input],
        workflowIdConflictPolicy: 'USE_EXISTING',
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      }),
    );
  }

  /** The same change is brought to the cases once, however often it is started. */
  async startWarningRules(input: WarningRulesInput): Promise<void> {
    await this.#within(PATIENCE_MS, () =>
      this.#client.workflow.start(WARNING_RULES_WORKFLOW, {
        workflowId: warningRulesWorkflowId(input.changeId),
        taskQueue: CASE_TASK_QUEUE,
        args: [input],
        workflowIdConflictPolicy: 'USE_EXISTING',
      }),
    );
  }

  async pause(noticeId: string): Promise<void> {
    await this.#signal(noticeId, PAUSE_SIGNAL);
  }

  async resume(noticeId: string): Promise<void> {
    await this.#signal(noticeId, RESUME_SIGNAL);
  }

  /** Undefined where no such run is known, or where nobody can say just now. */
  async progress(noticeId: string, dry: boolean): Promise<RetimingProgress | undefined> {
    const handle = this.#client.workflow.getHandle(retimingWorkflowId(noticeId, dry));
    try {
      return await this.#within(QUERY_PATIENCE_MS, () => handle.query<RetimingProgress>(PROGRESS_QUERY));
    } catch {
      return undefined;
    }
  }

  close(): Promise<void> {
    return this.#connection.close();
  }

  /** A run that has ended needs no signal. */
  async #signal(noticeId: string, signal: string): Promise<void> {
    const handle = this.#client.workflow.getHandle(retimingWorkflowId(noticeId, false));
    await this.#within(PATIENCE_MS, () => handle.signal(signal)).catch((error: unknown) => {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    });
  }

  #within<T>(ms: number, work: () => Promise<T>): Promise<T> {
    return this.#connection.withDeadline(Date.now() + ms, work);
  }
}
