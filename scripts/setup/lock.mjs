// A lock that is a folder holding its owner's name. Runs on Node 20: it is used before anything is installed.
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { identityOf, isAlive, signalTo, until } from './process.mjs';

let tries = 0;

async function read(folder) {
  try {
    return JSON.parse(await readFile(path.join(folder, 'owner.json'), 'utf8'));
  } catch {
    return undefined;
  }
}

async function write(folder, content) {
  const file = path.join(folder, 'owner.json');
  await writeFile(`${file}.new`, JSON.stringify(content));
  await rename(`${file}.new`, file);
}

/**
 * Takes the lock or, when a live process holds it, answers `{ holder }`. The content that a dead holder
 * left behind is answered as `left`. A prepared folder is renamed into place, so a lock always names its owner.
 */
export async function tryLock(folder, content = {}) {
  const present = await read(folder);
  if (isAlive(present?.owner)) return { holder: present.owner.pid };
  const owner = identityOf(process.pid);
  const prepared = `${folder}.${process.pid}.${++tries}`;
  await mkdir(prepared, { recursive: true });
  await write(prepared, { ...content, owner });
  let left;
  for (;;) {
    try {
      await rename(prepared, folder);
      break;
    } catch (error) {
      if (!['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(error.code)) throw error;
    }
    const seen = await read(folder);
    if (isAlive(seen?.owner)) {
      await rm(prepared, { recursive: true, force: true });
      return { holder: seen.owner.pid };
    }
    left = seen ?? left;
    await removeStale(folder, seen);
  }
  return {
    left,
    update: (more) => write(folder, { ...more, owner }),
    release: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Moves a dead owner's lock away; one that somebody took in the meantime is put back. */
async function removeStale(folder, seen) {
  const aside = `${folder}.stale.${process.pid}.${++tries}`;
  try {
    await rename(folder, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  const moved = await read(aside);
  if (JSON.stringify(moved) === JSON.stringify(seen)) await rm(aside, { recursive: true, force: true });
  else await rename(aside, folder);
}

/**
 * Runs `work(lock)` while holding the lock, waiting for whoever holds it. A command that a killed holder had named by
 * `lock.update({ command })` and that still runs is ended first.
 */
export async function withLock(folder, work, { onWait } = {}) {
  let lock = await tryLock(folder);
  if (lock.holder) onWait?.(lock.holder);
  while (lock.holder) {
    await delay(200);
    lock = await tryLock(folder);
  }
  try {
    const orphan = lock.left?.command;
    if (isAlive(orphan)) {
      signalTo(-orphan.pid, 'SIGKILL');
      await until(() => !isAlive(orphan), 5_000);
    }
    return await work(lock);
  } finally {
    await lock.release();
  }
}
