import { spawn } from 'node:child_process';
import { openLog } from './log-file.mjs';
import { PartFailed } from './part.mjs';

/** What `createPart` needs to run one of our own programs; it says { type: 'ready', url } over its channel when it is, and `onReady` hears it. */
export function nodePlan({ args, env, onReady }) {
  return async () => ({
    command: process.execPath,
    args,
    env: env(),
    ipc: true,
    ready: (child) =>
      new Promise((resolve) =>
        child.on('message', (message) => {
          if (message?.type !== 'ready') return;
          onReady?.(message);
          resolve(undefined);
        }),
      ),
  });
}

/** Runs a program to its end; throws what a person needs to know when it fails. */
export async function runOnce({ name, args, env, logFile, guard, signal }) {
  const log = openLog(logFile);
  signal.throwIfAborted();
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true, signal });
  if (child.pid) guard.watch(child.pid);
  for (const stream of [child.stdout, child.stderr]) stream.on('data', log.write);
  await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, by) => {
      if (child.pid) guard.forget(child.pid);
      if (code === 0) resolve(undefined);
      else reject(new PartFailed(name, by ? `was ended by ${by}` : `failed with exit code ${code}`, log));
    });
  });
}
