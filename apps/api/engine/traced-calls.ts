import type { WorkflowClientInterceptor } from '@temporalio/client';
import { defaultPayloadConverter, type Headers } from '@temporalio/common';
import { TRACE_HEADER } from '#libs/contracts/index.js';
import type { Tracing } from '#libs/observability/index.js';

/** Hands the current span to the case's workflow, beside the command; nothing of it is encrypted, and nothing personal. */
export function tracedCalls(tracing: Tracing): WorkflowClientInterceptor[] {
  if (!tracing.isOn) return [];
  const withTrace = (headers: Headers): Headers => {
    const traceparent = tracing.traceparent();
    return traceparent ? { ...headers, [TRACE_HEADER]: defaultPayloadConverter.toPayload({ traceparent }) } : headers;
  };
  return [
    {
      startUpdate: (input, next) => next({ ...input, headers: withTrace(input.headers) }),
      startUpdateWithStart: (input, next) => next({ ...input, updateHeaders: withTrace(input.updateHeaders) }),
    },
  ];
}
