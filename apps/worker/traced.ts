import { defaultPayloadConverter } from '@temporalio/common';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import { TRACE_HEADER } from '#libs/contracts/index.js';
import type { Tracing } from '#libs/observability/index.js';

/** They last for minutes; each of their rounds is a trace of its own. */
const WATCHES = new Set(['pumpEffects', 'pumpPushes']);

/** A span for each activity: below the command that asked for it, or the first of its trace (an alarm, a batch). */
export function tracedActivities(tracing: Tracing): ActivityInterceptorsFactory[] {
  if (!tracing.isOn) return [];
  return [
    ({ info: { activityType, attempt, workflowExecution } }) => ({
      inbound: {
        execute(input, next) {
          if (WATCHES.has(activityType)) return next(input);
          const header = input.headers[TRACE_HEADER];
          const parent = header && defaultPayloadConverter.fromPayload<{ traceparent?: string }>(header).traceparent;
          const attributes = {
            'temporal.activity_type': activityType,
            ...(workflowExecution && { 'temporal.workflow_id': workflowExecution.workflowId }),
            ...(attempt > 1 && { 'temporal.attempt': attempt }),
          };
          return tracing.span(activityType, { attributes, parent }, () => next(input));
        },
      },
    }),
  ];
}
