import type { Stack } from '#scripts/stack/index.mjs';
import { cpuMs, processesOf } from './processes.js';

/** CPU that each named process has used so far, ms. */
export type Cpu = ReadonlyMap<string, number>;

/** The stack's processes, `others` by their ids, and this one: the client. */
export async function cpuOf(stack: Stack, others: Readonly<Record<string, number>> = {}): Promise<Cpu> {
  const { api, worker, temporal, postgres } = stack.parts;
  const pids = { worker: worker.pid!, api: api.pid!, temporal: temporal.pid!, database: postgres.pid!, ...others };
  const used = Object.entries(pids).map(async ([name, pid]) => [name, await cpuMs(await processesOf(pid))] as const);
  const { user, system } = process.cpuUsage();
  return new Map([...(await Promise.all(used)), ['client', (user + system) / 1000]]);
}

/** What was used between two readings for each of `count` actions, ms. */
export const perAction = (before: Cpu, after: Cpu, count: number): Map<string, number> =>
  new Map([...after].map(([name, ms]) => [name, (ms - before.get(name)!) / count]));
