import { readFile } from 'node:fs/promises';
import type { Stack } from '#scripts/stack/index.mjs';

/** CPU seconds (user and system) that each named process has used so far. */
export type CpuSeconds = ReadonlyMap<string, number>;

/** The stack's processes, `others` by their ids, and this one: the client. */
export async function cpuOf(stack: Stack, others: Readonly<Record<string, number>> = {}): Promise<CpuSeconds> {
  const { parts } = stack;
  const pids = { worker: parts.worker.pid!, api: parts.api.pid!, temporal: parts.temporal.pid!, ...others };
  const { user, system } = process.cpuUsage();
  const found = await Promise.all(
    Object.entries(pids).map(async ([name, pid]) => [name, await secondsOf(pid)] as const),
  );
  return new Map([...found, ['database', await withChildren(parts.postgres.pid!)], ['client', (user + system) / 1e6]]);
}

/** What was used between two readings, in milliseconds for each of `count` actions. */
export function perAction(before: CpuSeconds, after: CpuSeconds, count: number): Map<string, number> {
  return new Map([...after].map(([name, seconds]) => [name, ((seconds - before.get(name)!) * 1000) / count]));
}

const TICKS_PER_SECOND = 100;

async function secondsOf(pid: number, alsoOfTheDead = false): Promise<number> {
  const stat = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]!.split(' ').map(Number);
  const [user, system, deadUser, deadSystem] = stat.slice(11, 15) as [number, number, number, number];
  return (user + system + (alsoOfTheDead ? deadUser + deadSystem : 0)) / TICKS_PER_SECOND;
}

/** PostgreSQL has a process for each connection. */
async function withChildren(pid: number): Promise<number> {
  const children = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).split(' ').filter(Boolean).map(Number);
  const all = await Promise.all(children.map((child) => secondsOf(child).catch(() => 0)));
  return all.reduce((sum, seconds) => sum + seconds, await secondsOf(pid, true));
}
