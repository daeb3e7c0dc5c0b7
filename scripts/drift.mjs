// Compares the entities with what the migrations make, on a scratch database of its own.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from './setup/index.mjs';
import { startStack } from './stack/index.mjs';

const home = await mkdtemp(path.join(tmpdir(), 'tongban-drift-'));
const only = { temporal: false, worker: false, api: false, oneShots: false };
let stack;
try {
  stack = await startStack({ home, parts: only, durable: false });
  const args = [path.join(root, 'dist/apps/cli/main.js'), 'drift'];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...stack.env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  process.exitCode = await new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await stack?.stop();
  await rm(home, { recursive: true, force: true });
}
