import { readFile } from 'node:fs/promises';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Stack } from '#scripts/stack/index.mjs';
import { below, type Measure } from './measure.js';

const run = promisify(execFile);

/** Proportional set size in MB: shared pages (PostgreSQL's buffers) are counted once over all processes. */
async function memoryOf(pid: string): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0) / 1024;
}

async function withChildren(pid: number): Promise<string[]> {
  const { stdout } = await run('pgrep', ['-P', String(pid)]).catch(() => ({ stdout: '' }));
  const children = stdout.split('\n').filter(Boolean);
  return [String(pid), ...(await Promise.all(children.map((child) => withChildren(Number(child))))).flat()];
}

/** Memory of the idle stack: the launcher (this process stands for it), PostgreSQL, Temporal, worker, API. */
export async function benchFootprint(stack: Stack): Promise<Measure[]> {
  const roots = Object.values(stack.parts).map(({ pid }) => pid!);
  const pids = (await Promise.all(roots.map(withChildren))).flat();
  const megabytes = (await Promise.all([String(process.pid), ...pids].map(memoryOf))).reduce((sum, mb) => sum + mb, 0);
  return [below('memory of the whole idle stack', megabytes, 1228, 'MB')];
}
