import { proxySinks, type Sinks, type WorkflowInterceptorsFactory } from '@temporalio/workflow';
import type { RecordInput } from '#libs/contracts/index.js';

export interface RecordSinks extends Sinks {
  readonly records: { told(input: RecordInput): void };
}

/** For replays by `npm run reconcile` only: tells what the case's workflow gave to its record, in order. */
export const interceptors: WorkflowInterceptorsFactory = () => {
  const { records } = proxySinks<RecordSinks>();
  return {
    outbound: [
      {
        scheduleLocalActivity(input, next) {
          if (input.activityType === 'recordEvents') records.told(input.args[0] as RecordInput);
          return next(input);
        },
      },
    ],
  };
};
