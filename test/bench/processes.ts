import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A process and all that it started. */
export async function processesOf(pid: number): Promise<string[]> {
  const { stdout } = await run('pgrep', ['-P', String(pid)]).catch(() => ({ stdout: '' }));
  const children = stdout.split('\n').filter(Boolean);
  return [String(pid), ...(await Promise.all(children.map((child) => processesOf(Number(child))))).flat()];
}

/** CPU that they have used (user and system, also of their children that have ended), ms. */
export async function cpuMs(pids: readonly string[]): Promise<number> {
  const used = pids.map(async (pid) => {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    // utime, stime, cutime, cstime in ticks of ten milliseconds.
    return (stat.split(') ')[1] ?? '')
      .split(' ')
      .slice(11, 15)
      .reduce((sum, ticks) => sum + Number(ticks) * 10, 0);
  });
  return (await Promise.all(used)).reduce((sum, ms) => sum + ms, 0);
}

/** Proportional set size in MB: shared pages (PostgreSQL's buffers) are counted once over all processes. */
export async function memoryOf(pids: readonly string[]): Promise<number> {
  const sizes = pids.map(async (pid) => {
    const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
    return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0) / 1024;
  });
  return (await Promise.all(sizes)).reduce((sum, mb) => sum + mb, 0);
}
