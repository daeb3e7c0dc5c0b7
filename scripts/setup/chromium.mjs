// Finds a Chromium for the tests of the pages; installs Debian's where this user may. Runs on bare Node 20.
import { access, constants } from 'node:fs/promises';
import path from 'node:path';
import { runVisibly } from './children.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const mayRun = (file) =>
  access(file, constants.X_OK).then(
    () => true,
    () => false,
  );

async function onPath() {
  for (const folder of (process.env.PATH ?? '').split(path.delimiter))
    for (const name of NAMES) {
      const file = path.join(folder, name);
      if (folder && (await mayRun(file))) return file;
    }
  return undefined;
}

/** The browser's program. CHROMIUM names one; else the PATH is searched; else the system's package manager is asked. */
export async function findChromium({ log = console.log } = {}) {
  const named = process.env.CHROMIUM;
  if (named) {
    if (await mayRun(named)) return named;
    throw new Error(`CHROMIUM names ${named}, which cannot be run.`);
  }
  const found = await onPath();
  if (found) return found;
  const apt = '/usr/bin/apt-get';
  if (process.getuid?.() === 0 && (await mayRun(apt))) {
    log('Installing Chromium for the tests of the pages (about a minute) …');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const packages = ['chromium', 'fonts-noto-cjk'];
    try {
      await runVisibly(apt, ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env });
    } catch {
      // The lists of a new machine may be missing or old.
      await runVisibly(apt, ['update', '-qq'], { env });
      await runVisibly(apt, ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env });
    }
    const installed = await onPath();
    if (installed) return installed;
  }
  throw new Error(
    'The tests of the pages need a Chromium. Install one (Debian, Ubuntu: sudo apt-get install chromium fonts-noto-cjk), ' +
      'or name it by CHROMIUM=/path/to/chromium.',
  );
}
