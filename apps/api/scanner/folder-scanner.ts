import { constants } from 'node:fs';
import { lstat, open, readdir, unlink } from 'node:fs/promises';
import path from 'node:path';
import { epochMs } from '#libs/domain/time/index.js';
import { MAX_SCANNED, type ScannedFile, type Scanner } from './port.js';

const isMissing = (error: unknown): boolean =>
  ['ENOENT', 'ENOTDIR', 'ELOOP'].includes((error as NodeJS.ErrnoException).code ?? '');
const orMissing = (error: unknown): undefined => {
  if (isMissing(error)) return undefined;
  throw error;
};

/** Not through a link, which could lead out of the folder, and without waiting for the other end of a pipe. */
const READ = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** One step below a folder, as long as an address takes: no separators, no parent, no hidden name. */
const isPlain = (name: string): boolean => /^[^./\\\0][^/\\\0]{0,199}$/.test(name);

/**
 * A folder for each window below `home`, into which its scanner's software (or `npm run scan`) writes. A file counts once
 * it has its final name: writers use a name that begins with a dot until the page is whole.
 */
export function folderScanner(home: string): Scanner {
  const placeOf = (windowId: string, name: string): string | undefined =>
    isPlain(windowId) && isPlain(name) ? path.join(home, windowId, name) : undefined;

  return {
    async files(windowId) {
      if (!isPlain(windowId)) return [];
      const folder = path.join(home, windowId);
      const names = (await readdir(folder).catch(orMissing)) ?? [];
      const found = await Promise.all(names.filter(isPlain).map((name) => look(path.join(folder, name), name)));
      return found
        .filter((file) => file !== undefined)
        .sort((a, b) => b.scannedAt - a.scannedAt || (a.name < b.name ? -1 : 1))
        .slice(0, MAX_SCANNED);
    },

    async open(windowId, name) {
      const place = placeOf(windowId, name);
      const file = place && (await open(place, READ).catch(orMissing));
      if (!file) return undefined;
      if ((await file.stat()).isFile()) return file.createReadStream();
      await file.close();
      return undefined;
    },

    async remove(windowId, name) {
      const place = placeOf(windowId, name);
      if (place === undefined) return false;
      return unlink(place).then(
        () => true,
        (error: unknown) => orMissing(error) ?? false,
      );
    },
  };
}

/** Undefined for a folder, a link, and a file that was taken meanwhile. */
async function look(place: string, name: string): Promise<ScannedFile | undefined> {
  const found = await lstat(place).catch(orMissing);
  if (!found?.isFile()) return undefined;
  return { name, size: found.size, scannedAt: epochMs(Math.floor(found.mtimeMs)) };
}
