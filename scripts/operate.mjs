// `npm run verify-log`, `npm run rebuild`, `npm run roll-out`: an operator's command on a data folder, whether its stack
// runs or not. With DATABASE_URL in the environment (production) the command runs on that database instead; a roll-out
// asks the engine only, at TEMPORAL_ADDRESS.
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { prepareCheckout, root } from './setup/index.mjs';
import { stackEnvironment } from './stack/environment.mjs';
import { startStack } from './stack/index.mjs';
import { DATABASE } from './stack/postgres.mjs';
import { loadSecrets } from './stack/secrets.mjs';

async function run(node, command, env) {
  const args = [path.join(root, 'dist/apps/cli/main.js'), ...command];
  const child = spawn(node, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'inherit', 'inherit'] });
  return new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
}

/** The environment of the stack that runs on `home`; undefined when none does. */
async function runningEnvironment(home) {
  const pidFile = await readFile(path.join(home, 'postgres/postmaster.pid'), 'latin1').catch(() => '');
  const [pid, , , port] = pidFile.split('\n');
  if (!pid) return undefined;
  const secrets = await loadSecrets(home);
  const env = stackEnvironment({ home, port: 0, secrets, outer: process.env, extra: {} });
  const password = encodeURIComponent(secrets.databasePassword);
  const admin = encodeURIComponent(secrets.databaseAdminPassword);
  const BACKUP_DATABASE_URL = `postgresql://postgres:${admin}@127.0.0.1:${port}/postgres`;
  return {
    ...env,
    BACKUP_DATABASE_URL,
    DATABASE_URL: `postgresql://${DATABASE}:${password}@127.0.0.1:${port}/${DATABASE}`,
  };
}

/** These need no database of a stack, or bring the address of theirs. */
const ALONE = ['roll-out', 'restore'];

async function main(command) {
  const node = await prepareCheckout();
  if (process.env.DATABASE_URL || process.env.BACKUP_DATABASE_URL || ALONE.includes(command[0]))
    return run(node, command, {});
  const home = path.resolve(process.env.TONGBAN_HOME || '.tongban');
  const running = await runningEnvironment(home);
  if (running) return run(node, command, running);
  if (command[0] === 'keep-log') throw new Error(`No stack runs on ${home}: there is no log to keep.`);
  const stack = await startStack({ home, parts: { temporal: false, worker: false, api: false, oneShots: false } });
  try {
    return await run(node, command, await runningEnvironment(home));
  } finally {
    await stack.stop();
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
