import { setTimeout } from 'node:timers/promises';

/** Asks again until it holds: for what the engine's own timers bring about, and no test runner need be there. */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await setTimeout(500);
}
