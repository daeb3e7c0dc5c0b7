// Facts about processes. Runs on Node 20: it is used before anything is installed.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** When a live process started, as an opaque text; undefined when there is none. With the pid it names a process for good. */
function startTimeOf(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  try {
    if (process.platform !== 'linux') {
      const stdio = ['ignore', 'pipe', 'ignore'];
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', stdio }).trim() || undefined;
    }
    // The command (field 2) may hold spaces and brackets; the fields after it do not. Z: dead, not yet reaped.
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1')
      .replace(/^.*\)\s/s, '')
      .split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

/** Names a process so that a later one with the same number is not mistaken for it. */
export function identityOf(pid) {
  return { pid, startedAt: startTimeOf(pid) };
}

/** Whether the very process that `identityOf` named still lives. */
export function isAlive(identity) {
  if (identity?.startedAt === undefined) return false;
  return startTimeOf(identity.pid) === identity.startedAt;
}

/** Sends a signal; answers false when there is no such process any more. */
export function signalTo(pid, signal) {
  try {
    process.kill(pid, signal);
    return true;
  } catch (error) {
    if (error.code === 'ESRCH') return false;
    throw error;
  }
}

/** Waits until `done()` is true; answers false when `withinMs` have passed before. */
export async function until(done, withinMs, everyMs = 50) {
  const end = performance.now() + withinMs;
  while (!(await done())) {
    if (performance.now() >= end) return false;
    await delay(everyMs);
  }
  return true;
}

/** npm passes signals on, but nothing when it is killed: `then` is called should this process lose its npm. */
export function whenNpmIsGone(then) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const npm = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(timer);
    then();
  }, 1000);
  timer.unref();
}
