import { spawn } from 'node:child_process';
import { identityOf, signalTo } from '../setup/process.mjs';
import { openLog } from './log-file.mjs';

/** A part that did not start, or died by itself; the message is for a person. */
export class PartFailed extends Error {
  constructor(name, what, log) {
    const lines = log.lastLines().map((line) => `    ${line.slice(0, 400)}`);
    super(
      `${name} ${what}.${lines.length ? ` Its last lines:\n${lines.join('\n')}` : ''}\n  Its whole log: ${log.file}`,
    );
    this.part = name;
  }
}

const endOf = (code, signal) => (signal ? `was ended by ${signal}` : `ended by itself with exit code ${code}`);

/**
 * One supervised process. `plan()` answers what to run: { command, args, env, cwd, uid, gid, ipc } and
 * `ready(child, text)`, a promise of its being ready, where `text(pattern)` waits for an output line.
 * `onDeath(error)` hears of an end that nobody asked for, `onChange()` of every start and end. Once `signal` is
 * aborted nothing is started any more.
 */
export function createPart({ name, logFile, plan, stopSignal, graceMs, readyMs, guard, onDeath, onChange, signal }) {
  const log = openLog(logFile);
  let child;
  let ended = Promise.resolve();
  let asked = true;

  async function start() {
    const { command, args, env, cwd, uid, gid, ipc, ready } = await plan();
    signal?.throwIfAborted();
    const stdio = ['ignore', 'pipe', 'pipe', ...(ipc ? ['ipc'] : [])];
    // Detached: Ctrl-C in a terminal reaches the launcher alone, which then stops the parts in their order.
    const started = spawn(command, args, { env, cwd, uid, gid, stdio, detached: true });
    child = started;
    asked = false;
    const waiting = new Map();
    let output = '';
    const hear = (chunk) => {
      log.write(chunk);
      if (waiting.size === 0) return;
      output = (output + chunk.toString('utf8')).slice(-8000);
      for (const [pattern, found] of waiting) if (pattern.test(output)) found();
    };
    started.stdout.on('data', hear);
    started.stderr.on('data', hear);
    if (started.pid) {
      guard.watch(started.pid);
      part.identity = identityOf(started.pid);
    }
    let isReady = false;
    const failed = new Promise((_resolve, reject) => {
      ended = new Promise((resolve) => {
        const end = (what) => {
          if (started.pid) guard.forget(started.pid);
          child = undefined;
          part.identity = undefined;
          onChange?.();
          resolve();
          const error = new PartFailed(name, what, log);
          if (isReady && !asked) onDeath?.(error);
          else reject(error);
        };
        // 'close' comes after the last output, so the message holds the reason.
        started.once('close', (code, signal) => end(endOf(code, signal)));
        started.once('error', (error) => !started.pid && end(`could not be run: ${error.message}`));
      });
    });
    failed.catch(() => {});
    onChange?.();

    const text = (pattern) => new Promise((resolve) => waiting.set(pattern, resolve));
    let timer;
    const tooLate = new Promise((_resolve, reject) => {
      const late = () => reject(new PartFailed(name, `was not ready within ${readyMs / 1000} s`, log));
      timer = setTimeout(late, readyMs);
    });
    try {
      await Promise.race([ready(started, text), failed, tooLate]);
    } catch (error) {
      await stop();
      throw error;
    } finally {
      clearTimeout(timer);
      waiting.clear();
    }
    isReady = true;
  }

  /** Sends a signal and waits for the end; the rest of the stack stays (for drills). */
  async function kill(signal = 'SIGKILL') {
    asked = true;
    if (child?.pid) signalTo(child.pid, signal);
    await ended;
  }

  /** Stops gently, with force after the time of grace (at once with `hurry`). */
  async function stop({ hurry = false } = {}) {
    asked = true;
    const pid = child?.pid;
    if (!pid) return;
    signalTo(pid, hurry ? 'SIGKILL' : stopSignal);
    const force = setTimeout(() => child?.pid === pid && signalTo(pid, 'SIGKILL'), graceMs);
    await ended;
    clearTimeout(force);
  }

  const part = {
    name,
    log,
    identity: undefined,
    get pid() {
      return child?.pid;
    },
    start,
    kill,
    stop,
    async restart() {
      await stop();
      await start();
    },
  };
  return part;
}
