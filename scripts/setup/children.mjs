// Children of the set-up: shown on this terminal, ended with us. Runs on Node 20 without packages.
import { spawn } from 'node:child_process';
import { signalTo } from './process.mjs';

/** Runs a command with our terminal as its output; throws when it fails. A signal to us ends it and all that it started. */
export async function runVisibly(command, args, options) {
  // A group of its own, so that what the command starts (install scripts) can be ended with it.
  const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], detached: true, ...options });
  const stopped = (signal) => {
    if (child.pid) signalTo(-child.pid, 'SIGTERM');
    console.log(`\nStopped by ${signal} during the set-up; run it again to go on.`);
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.once(signal, stopped);
  try {
    await new Promise((resolve, reject) => {
      const shown = [command, ...args].join(' ');
      child.once('error', (error) => reject(new Error(`"${shown}" could not be run: ${error.message}`)));
      child.once('close', (code, signal) =>
        code === 0 ? resolve() : reject(new Error(`"${shown}" failed (${signal ?? `exit code ${code}`}), see above.`)),
      );
    });
  } finally {
    for (const signal of signals) process.off(signal, stopped);
  }
}
