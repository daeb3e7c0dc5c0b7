import v8 from 'node:v8';
import { isMainThread } from 'node:worker_threads';

/**
 * Loaded with `--import` before the worker: for every promise in workflow code the SDK takes a source-mapped stack trace,
 * which serves its `__stack_trace` query alone and costs a fifth of the worker's CPU (docs/adr/0004-cheap-actions.md). The SDK has no
 * option for it, but does without where the hook is not available; so here it is not.
 */
if (!isMainThread) {
  v8.promiseHooks.createHook = () => {
    throw new Error('promise hooks are off in workflow threads (apps/worker/no-promise-stacks.ts)');
  };
}
