import { AsyncLocalStorage, type WorkflowInterceptorsFactory } from '@temporalio/workflow';
import type { Payload } from '@temporalio/common';
import { TRACE_HEADER } from '#libs/contracts/index.js';

/**
 * Hands the trace of an update on to what it records. No span begins or ends in here: a workflow runs again when it is
 * replayed, and must do the same then. An update without a trace costs one look at its headers.
 */
export const interceptors: WorkflowInterceptorsFactory = () => {
  let traces: InstanceType<typeof AsyncLocalStorage<Payload>> | undefined;
  return {
    inbound: [
      {
        handleUpdate(input, next) {
          const trace = input.headers[TRACE_HEADER];
          if (!trace) return next(input);
          traces ??= new AsyncLocalStorage<Payload>();
          return traces.run(trace, () => next(input));
        },
      },
    ],
    outbound: [
      {
        scheduleLocalActivity(input, next) {
          const trace = traces?.getStore();
          return next(trace ? { ...input, headers: { ...input.headers, [TRACE_HEADER]: trace } } : input);
        },
      },
    ],
  };
};
