// Runs one of the compiled programs of dist/test on our own Node, after setting up what is missing.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { prepareCheckout, root } from './index.mjs';

/** Ends this process as the program ends; its arguments are ours. */
export async function runProgram(file) {
  try {
    const node = await prepareCheckout();
    const args = [path.join(root, 'dist/test', file), ...process.argv.slice(2)];
    const child = spawn(node, args, { stdio: ['ignore', 'inherit', 'inherit'], cwd: root });
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
    child.once('close', (code) => (process.exitCode = code ?? 1));
  } catch (error) {
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  }
}
