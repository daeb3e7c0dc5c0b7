import { setTimeout } from 'node:timers/promises';
import {
  Client,
  Connection,
  defaultGrpcRetryOptions,
  isGrpcServiceError,
  makeGrpcRetryInterceptor,
  ServiceError,
  WithStartWorkflowOperation,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure, type PayloadCodec, WorkflowNotFoundError } from '@temporalio/common';
import {
  CASE_TASK_QUEUE,
  CASE_WORKFLOW,
  type CaseWorkflowInput,
  caseWorkflowId,
  COMMAND_UPDATE,
  CONTINUING,
  type CommandAnswer,
  type CommandRequest,
  REJECTED,
} from '#libs/contracts/index.js';
import type { Rejection } from '#libs/domain/case/rejections.js';
import { NO_TRACING, type Tracing } from '#libs/observability/index.js';
import { tracedCalls } from './traced-calls.js';

export interface EngineAddress {
  readonly address: string;
  readonly namespace: string;
}
/** Told of every call: what it was, how it ended, how long it took. */
export type EngineMeter = (call: 'open' | 'command', outcome: CaseOutcome['kind'], seconds: number) => void;

export type CaseOutcome =
  | { readonly kind: 'answered'; readonly answer: CommandAnswer }
  | { readonly kind: 'rejected'; readonly rejection: Rejection }
  /** The case's workflow has ended. */
  | { readonly kind: 'closed' }
  /** Nobody can say yet whether it is done: the same request may be sent again. */
  | { readonly kind: 'unavailable'; readonly cause: unknown };

/** As long as a person waits at a window; then the answer is "come again with the same key". */
const PATIENCE_MS = 8000;

/** The only caller of Temporal in the API. Connects when first needed: the program starts and reads without the engine. */
export class CaseGateway {
  readonly #connection: Connection;
  readonly #client: Client;

  constructor(
    { address, namespace }: EngineAddress,
    codec: PayloadCodec,
    private readonly meter: EngineMeter = () => {},
    private readonly tracing: Tracing = NO_TRACING,
  ) {
    this.#connection = Connection.lazy({
      address,
      // A restart of the engine is ridden out for about a second; then the caller is told to come again.
      interceptors: [makeGrpcRetryInterceptor(defaultGrpcRetryOptions({ maxAttempts: 4 }))],
      channelArgs: { 'grpc.initial_reconnect_backoff_ms': 100, 'grpc.max_reconnect_backoff_ms': 2000 },
    });
    this.#client = new Client({
      connection: this.#connection,
      namespace,
      dataConverter: { payloadCodecs: [codec] },
      interceptors: { workflow: tracedCalls(tracing) },
    });
  }

  /** One command as one update; its id makes a repeated one answer as the first did. */
  command(caseNo: string, request: CommandRequest): Promise<CaseOutcome> {
    return this.#call('command', caseNo, request, () =>
      this.#client.workflow
        .getHandle(caseWorkflowId(caseNo))
        .executeUpdate<CommandAnswer, [CommandRequest]>(COMMAND_UPDATE, {
          args: [request],
          updateId: request.requestId,
        }),
    );
  }

  /** Starts the case's workflow, where it doesn't run yet, with its first command. */
  open(input: CaseWorkflowInput, request: CommandRequest): Promise<CaseOutcome> {
    return this.#call('open', input.caseNo, request, () =>
      this.#client.workflow.executeUpdateWithStart<
        (input: CaseWorkflowInput) => Promise<void>,
        CommandAnswer,
        [CommandRequest]
      >(COMMAND_UPDATE, {
        args: [request],
        updateId: request.requestId,
        startWorkflowOperation: new WithStartWorkflowOperation(CASE_WORKFLOW, {
          workflowId: caseWorkflowId(input.caseNo),
          taskQueue: CASE_TASK_QUEUE,
          args: [input],
          workflowIdConflictPolicy: 'USE_EXISTING',
          workflowIdReusePolicy: 'REJECT_DUPLICATE',
        }),
      }),
    );
  }

  /** Whether the engine answers within `withinMs`. */
  async isReachable(withinMs: number): Promise<boolean> {
    try {
      await this.#connection.withDeadline(Date.now() + withinMs, () =>
        this.#connection.workflowService.getSystemInfo({}),
      );
      return true;
    } catch {
      return false;
    }
  }

  close(): Promise<void> {
    return this.#connection.close();
  }

  async #call(
    call: 'open' | 'command',
    caseNo: string,
    { command }: CommandRequest,
    work: () => Promise<CommandAnswer>,
  ): Promise<CaseOutcome> {
    const startedAt = performance.now();
    const attributes = { 'tongban.case': caseNo, 'tongban.command': command.name };
    const outcome = await this.tracing.span(`engine ${call}`, { kind: 'client', attributes }, async (span) => {
      const found = await this.#connection
        .withDeadline(Date.now() + PATIENCE_MS, () => untilTheRunStays(work))
        .then((answer): CaseOutcome => ({ kind: 'answered', answer }), outcomeOfFailure);
      span.set({ 'tongban.outcome': found.kind });
      if (found.kind === 'unavailable') span.fail(found.kind);
      return found;
    });
    this.meter(call, outcome.kind, (performance.now() - startedAt) / 1000);
    return outcome;
  }
}

const failureTypeOf = (error: unknown): string | undefined | null =>
  error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure
    ? error.cause.type
    : undefined;

/** A run that is about to continue as new takes no command; the next one, a moment later, does. */
async function untilTheRunStays<T>(work: () => Promise<T>): Promise<T> {
  for (let pause = 10; ; pause *= 2) {
    try {
      return await work();
    } catch (error) {
      if (failureTypeOf(error) !== CONTINUING || pause > 2000) throw error;
      await setTimeout(pause);
    }
  }
}

/** gRPC status codes after which the same request may be sent again. */
const PASSING = new Set([1, 4, 8, 10, 14]);

function outcomeOfFailure(error: unknown): CaseOutcome {
  if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure) {
    const { type, details } = error.cause;
    if (type === REJECTED) return { kind: 'rejected', rejection: details?.[0] as Rejection };
    // The server's own word for an update that was still open when its workflow ended.
    if (type === 'AcceptedUpdateCompletedWorkflow') return { kind: 'closed' };
    if (type === CONTINUING) return { kind: 'unavailable', cause: error.cause };
  }
  if (error instanceof WorkflowNotFoundError) return { kind: 'closed' };
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return { kind: 'unavailable', cause: error };
  if (error instanceof ServiceError && isGrpcServiceError(error.cause) && PASSING.has(error.cause.code))
    return { kind: 'unavailable', cause: error.cause };
  throw error;
}
