// Installs the packages (and with them Node 24) where they are missing, half-installed or stale. Runs on bare Node 20.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { lstat, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { runVisibly } from './children.mjs';
import { identityOf } from './process.mjs';

/** Written after a whole installation only: the digest of the lock file that was installed. */
const STAMP = 'node_modules/.tongban-installed';

const exists = (file) => stat(file).then(Boolean, () => false);

/** The Node that the whole product runs on, from its package. */
export function nodeCommand(root) {
  return path.join(root, 'node_modules/.bin/node');
}

export async function ensurePackages(root, { log, lock }) {
  const problem = await whatIsWrong(root);
  if (!problem) return;
  if ((await lstat(path.join(root, 'node_modules')).catch(() => undefined))?.isSymbolicLink()) {
    throw new Error(`node_modules is a link, so nothing is installed there, but ${problem}.`);
  }
  log(`Installing the packages, because ${problem} (about a minute) …`);
  // Development packages too, whatever NODE_ENV says: the compiler is one of them.
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  const onStart = (pid) => lock.update({ command: identityOf(pid) });
  await runVisibly('npm', args, { cwd: root, env: withoutOurNode(root), onStart });
  await writeStamp(root);
  const still = await whatIsWrong(root);
  if (still) throw new Error(`The packages were installed, but ${still}.`);
}

async function whatIsWrong(root) {
  const stamp = await readFile(path.join(root, STAMP), 'utf8').catch(() => undefined);
  if (stamp === undefined && !(await isInstalledByHand(root))) return 'node_modules is missing or half-installed';
  if (stamp !== undefined && stamp !== (await digest(root))) return 'package-lock.json has changed';
  for (const [place, entry] of Object.entries(await installedPackages(root))) {
    if (!entry.link && !(await exists(path.join(root, place, 'package.json')))) return `${place} is missing`;
  }
  const wanted = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')).dependencies.node;
  try {
    const { stdout } = await promisify(execFile)(nodeCommand(root), ['--version']);
    if (stdout.trim() !== `v${wanted}`) return `its Node is ${stdout.trim()} instead of v${wanted}`;
  } catch {
    return 'its Node does not run';
  }
  return undefined;
}

async function lockOf(file) {
  return JSON.parse(await readFile(file, 'utf8').catch(() => '{}')).packages ?? {};
}

/** npm's own account of what it put into node_modules, written at the end of an installation. */
const installedPackages = (root) => lockOf(path.join(root, 'node_modules/.package-lock.json'));

/** A finished "npm ci" that somebody ran by hand is as good as ours. */
async function isInstalledByHand(root) {
  const installed = await installedPackages(root);
  const wanted = Object.entries(await lockOf(path.join(root, 'package-lock.json')));
  const isThere = ([place, entry]) =>
    place === '' || (installed[place] ? installed[place].integrity === entry.integrity : entry.optional === true);
  return Object.keys(installed).length > 0 && wanted.every(isThere);
}

async function digest(root) {
  return createHash('sha256')
    .update(await readFile(path.join(root, 'package-lock.json')))
    .digest('hex');
}

async function writeStamp(root) {
  await writeFile(path.join(root, STAMP), await digest(root));
}

/** npm must not run on the Node that it is about to replace. */
function withoutOurNode(root) {
  const ours = path.join(root, 'node_modules');
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => !folder.startsWith(ours));
  return { ...process.env, PATH: folders.join(path.delimiter) };
}
