// `npm run bench [-- --quick] [-- --only=actions,…]`: sets up what is missing, then measures (test/bench/main.ts).
import { spawn } from 'node:child_process';
import path from 'node:path';
import { prepareCheckout, root } from './setup/index.mjs';

try {
  const node = await prepareCheckout();
  const args = [path.join(root, 'dist/test/bench/main.js'), ...process.argv.slice(2)];
  const child = spawn(node, args, { stdio: ['ignore', 'inherit', 'inherit'], cwd: root });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.once('close', (code) => (process.exitCode = code ?? 1));
} catch (error) {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
