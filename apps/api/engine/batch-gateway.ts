import { Client, Connection } from '@temporalio/client';
import { type PayloadCodec, WorkflowNotFoundError } from '@temporalio/common';
import {
  ABSENCE_WORKFLOW,
  type AbsenceInput,
  absenceWorkflowId,
  CASE_TASK_QUEUE,
  END_SIGNAL,
  HAND_OVER_WORKFLOW,
  type HandOverInput,
  handOverWorkflowId,
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
  startRetiming(input: RetimingInput): Promise<void> {
    return this.#start(RETIMING_WORKFLOW, retimingWorkflowId(input.noticeId, input.dry), input);
  }

  /** The same change is brought to the cases once, however often it is started. */
  startWarningRules(input: WarningRulesInput): Promise<void> {
    return this.#start(WARNING_RULES_WORKFLOW, warningRulesWorkflowId(input.changeId), input);
  }

  /** Nothing where it runs. */
  startAbsence(input: AbsenceInput): Promise<void> {
    return this.#start(ABSENCE_WORKFLOW, absenceWorkflowId(input.absenceId), input);
  }

  /** The officer is back early: the run looks at once. */
  endAbsence(absenceId: string): Promise<void> {
    return this.#signal(absenceWorkflowId(absenceId), END_SIGNAL);
  }

  /** Nothing where it runs. One that has ended finds only the cases that are still there. */
  startHandOver(input: HandOverInput): Promise<void> {
    return this.#start(HAND_OVER_WORKFLOW, handOverWorkflowId(input.handOverId), input);
  }

  async pause(noticeId: string): Promise<void> {
    await this.#signal(retimingWorkflowId(noticeId, false), PAUSE_SIGNAL);
  }

  async resume(noticeId: string): Promise<void> {
    await this.#signal(retimingWorkflowId(noticeId, false), RESUME_SIGNAL);
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

  async #start(workflow: string, workflowId: string, input: object): Promise<void> {
    await this.#within(PATIENCE_MS, () =>
      this.#client.workflow.start(workflow, {
        workflowId,
        taskQueue: CASE_TASK_QUEUE,
        args: [input],
        workflowIdConflictPolicy: 'USE_EXISTING',
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      }),
    );
  }

  /** A run that has ended needs no signal. */
  async #signal(workflowId: string, signal: string): Promise<void> {
    const handle = this.#client.workflow.getHandle(workflowId);
    await this.#within(PATIENCE_MS, () => handle.signal(signal)).catch((error: unknown) => {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    });
  }

  #within<T>(ms: number, work: () => Promise<T>): Promise<T> {
    return this.#connection.withDeadline(Date.now() + ms, work);
  }
}
