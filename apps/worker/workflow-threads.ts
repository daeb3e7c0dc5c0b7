import v8 from 'node:v8';
import vm from 'node:vm';
import { getEnvironmentData, isMainThread } from 'node:worker_threads';
import { CALLS_KEY } from './workflow-watch.js';

/**
 * Loaded with `--import` before the worker, for its workflow threads: two things that the SDK does there for each promise
 * and each call, and has no option for, cost more than the cases themselves (docs/adr/0004-cheap-actions.md).
 */
if (!isMainThread) {
  // For every promise a source-mapped stack trace is taken, which serves the query `__stack_trace` alone. The SDK does
  // without where the hook is not available.
  v8.promiseHooks.createHook = () => {
    throw new Error('promise hooks are off in workflow threads (apps/worker/workflow-threads.ts)');
  };
  watchCallsTogether();
}

/** A time limit makes Node start and end a thread around every call into workflow code; one watch sees to all of them. */
function watchCallsTogether(): void {
  const calls = getEnvironmentData(CALLS_KEY) as Int32Array | undefined;
  if (!calls) return;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with the script it is invoked on
  const run = vm.Script.prototype.runInContext;
  vm.Script.prototype.runInContext = function (this: vm.Script, context, { timeout, ...options } = {}): unknown {
    if (timeout === undefined) return run.call(this, context, options) as unknown;
    Atomics.add(calls, 0, 1);
    try {
      return run.call(this, context, options) as unknown;
    } finally {
      Atomics.add(calls, 1, 1);
    }
  };
}
