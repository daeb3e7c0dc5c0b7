import type { Stack } from '#scripts/stack/index.mjs';
import { below, type Measure } from './measure.js';
import { memoryOf, processesOf } from './processes.js';

/** Memory of the idle stack: the launcher (this process stands for it), PostgreSQL, Temporal, worker, API. */
export async function benchFootprint(stack: Stack): Promise<Measure[]> {
  const roots = Object.values(stack.parts).map(({ pid }) => pid!);
  const pids = (await Promise.all(roots.map(processesOf))).flat();
  const megabytes = await memoryOf([String(process.pid), ...pids]);
  return [below('memory of the whole idle stack', megabytes, 1228, 'MB')];
}
