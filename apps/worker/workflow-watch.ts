import { setEnvironmentData } from 'node:worker_threads';

/** Under which name workflow threads find the counters: calls begun, calls ended. */
export const CALLS_KEY = 'tongban.workflow-calls';
/** A call into workflow code takes milliseconds; the SDK's own limit is five seconds, too. */
const PATIENCE_S = 5;
const LOOK_MS = 1000;

/**
 * Sees whether workflow code goes on. Code that never yields holds up every case of this process and can't be ended from
 * outside its thread: `onStuck` has to end the process, whose successor begins anew. Must be called before the threads
 * start.
 */
export function watchWorkflowThreads(onStuck: (seconds: number) => void): { stop(): void } {
  const calls = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
  setEnvironmentData(CALLS_KEY, calls);
  let seen = { begun: 0, ended: 0 };
  let looks = 0;
  const look = () => {
    const now = { begun: Atomics.load(calls, 0), ended: Atomics.load(calls, 1) };
    const stands = now.begun !== now.ended && now.begun === seen.begun && now.ended === seen.ended;
    seen = now;
    looks = stands ? looks + 1 : 0;
    if (looks >= PATIENCE_S) onStuck((looks * LOOK_MS) / 1000);
  };
  const timer = setInterval(look, LOOK_MS).unref();
  return { stop: () => clearInterval(timer) };
}
