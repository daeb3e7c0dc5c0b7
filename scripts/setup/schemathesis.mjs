// Finds or installs Schemathesis, which calls the API with all that its OpenAPI document allows and forbids.
import { createHash } from 'node:crypto';
import { access, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runVisibly } from './children.mjs';

/** pip's file: Schemathesis and all that it needs, every package pinned. */
const REQUIREMENTS = fileURLToPath(new URL('schemathesis.txt', import.meta.url));

/**
 * How to run it: a command with its first arguments, and its environment. SCHEMATHESIS names a command; else pip brings
 * the pinned one, with all that it needs, into a folder of this user's cache.
 */
export async function findSchemathesis({ log = console.log } = {}) {
  const named = process.env.SCHEMATHESIS;
  if (named) return { command: named, args: [], env: process.env };
  const digest = createHash('sha256')
    .update(await readFile(REQUIREMENTS))
    .digest('hex');
  const caches = process.env.XDG_CACHE_HOME || path.join(process.env.HOME || homedir(), '.cache');
  const cache = process.env.TONGBAN_CACHE || path.join(caches, 'tongban');
  const folder = path.join(cache, `schemathesis-${digest.slice(0, 12)}`);
  const script = path.join(folder, 'bin/schemathesis');
  const isThere = await access(script).then(
    () => true,
    () => false,
  );
  if (!isThere) {
    log('Installing Schemathesis for the test of the API (half a minute) …');
    await mkdir(cache, { recursive: true });
    await intoPlace(folder);
  }
  return { command: 'python3', args: [script], env: { ...process.env, PYTHONPATH: folder } };
}

/** Into a folder of its own first, renamed when whole: half an installation is never found. */
async function intoPlace(folder) {
  const fresh = await mkdtemp(`${folder}.new-`);
  const quiet = ['--quiet', '--disable-pip-version-check', '--no-input', '--progress-bar=off'];
  const pinned = ['--no-deps', '--only-binary=:all:', '--requirement', REQUIREMENTS];
  try {
    await runVisibly('python3', ['-m', 'pip', 'install', ...quiet, ...pinned, '--target', fresh], {});
    await rename(fresh, folder);
  } catch (cause) {
    throw new Error(
      `The test of the API needs Schemathesis, which could not be installed: ${cause.message}\n` +
        'Provide python3 (3.10 or newer) with pip and access to PyPI, or name the command by SCHEMATHESIS=/path/to/it.',
      { cause },
    );
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}
