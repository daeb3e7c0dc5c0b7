// `npm start`. Runs on bare Node 20 before anything is installed, then hands over to our own Node (stack/run.mjs).
import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { prepareCheckout, root } from './setup/index.mjs';
import { whenNpmIsGone } from './setup/process.mjs';
import { checkedPort } from './stack/ports.mjs';

try {
  const port = await checkedPort(process.env);
  const node = await prepareCheckout();
  if (process.execPath === realpathSync(node)) {
    const { run } = await import('./stack/run.mjs');
    await run({ port });
  } else {
    handOver(node, port);
  }
} catch (error) {
  console.error(`\n${error.message}`);
  process.exit(1);
}

function handOver(node, port) {
  const script = path.join(root, 'scripts/stack/run.mjs');
  const stdio = ['ignore', 'inherit', 'inherit', 'ipc'];
  const child = spawn(node, [script, String(port)], { stdio, cwd: process.cwd() });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  whenNpmIsGone(() => child.kill('SIGTERM'));
  child.once('exit', (code, signal) => {
    if (signal) console.error(`\nThe launcher was ended by ${signal}.`);
    process.exit(code ?? 1);
  });
}
