// Children of the set-up: shown on this terminal, ended with us. Runs on Node 20 without packages.
import { spawn } from 'node:child_process';
import { signalTo } from './process.mjs';

/** Runs a command with our terminal as its output; throws when it fails. A signal to us ends it and all that it started. */
export async function runVisibly(command, args, { cwd, env, onStart }) {
  // A group of its own, so that what the command starts (install scripts) can be ended with it.
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'inherit', 'inherit'], detached: true });
  if (child.pid) void onStart?.(child.pid);
  let stoppedBy;
  const stopped = (signal) => {
    stoppedBy ??= signal;
    if (!child.pid) return;
    signalTo(-child.pid, 'SIGTERM');
    setTimeout(() => signalTo(-child.pid, 'SIGKILL'), 3_000).unref();
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, stopped);
  try {
    await new Promise((resolve, reject) => {
      const shown = [command, ...args].join(' ');
      child.once('error', (error) => reject(new Error(`"${shown}" could not be run: ${error.message}`)));
      child.once('close', (code, signal) =>
        code === 0 ? resolve() : reject(new Error(`"${shown}" failed (${signal ?? `exit code ${code}`}), see above.`)),
      );
    });
  } catch (error) {
    if (!stoppedBy) throw error;
    console.log(`\nStopped by ${stoppedBy} during the set-up; run it again to go on.`);
    process.exit(stoppedBy === 'SIGINT' ? 130 : 143);
  } finally {
    for (const signal of signals) process.off(signal, stopped);
  }
}
