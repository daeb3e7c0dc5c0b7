// What a fresh checkout lacks: packages and the compiled program. Runs on bare Node 20.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isBuilt } from '../build.mjs';
import { runVisibly } from './children.mjs';
import { withLock } from './lock.mjs';
import { ensurePackages, nodeCommand } from './packages.mjs';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Installs and builds what is missing, stale or damaged, one set-up at a time in a checkout; answers the Node to run on. */
export async function prepareCheckout({ log = console.log } = {}) {
  const node = nodeCommand(root);
  const onWait = (pid) => log(`Waiting for another set-up of this checkout (process ${pid}) …`);
  await withLock(path.join(root, '.setup.lock'), (lock) => ensurePackages(root, { log, lock }), { onWait });
  // The build takes the same lock itself.
  if (!(await isBuilt())) await runVisibly(node, [path.join(root, 'scripts/build.mjs')], { cwd: root });
  return node;
}
