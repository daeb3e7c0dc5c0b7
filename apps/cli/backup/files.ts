import { copyFile, mkdir, readdir, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import { digestOf } from './digest.js';

export const FILES_FOLDER = 'files';
const DIGEST = /^[0-9a-f]{64}$/;

/** Every file of a store of attachments (ab/cd/<sha256>), as paths below it. */
async function* filesOf(folder: string): AsyncGenerator<string> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []))
    if (entry.isFile() && DIGEST.test(entry.name)) yield path.relative(folder, path.join(entry.parentPath, entry.name));
}

/**
 * Copies what is not there yet; a file is called by its digest, so what is there is the same. Throws for one that is not
 * what it is called. Answers how many were copied.
 */
export async function copyFiles(from: string, into: string): Promise<number> {
  let copied = 0;
  for await (const name of filesOf(from)) {
    const target = path.join(into, name);
    if (await stat(target).catch(() => undefined)) continue;
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
    await copyFile(path.join(from, name), `${target}.new`);
    if ((await digestOf(`${target}.new`)) !== path.basename(name)) throw new Error(`The file ${name} is damaged`);
    await rename(`${target}.new`, target);
    copied += 1;
  }
  return copied;
}
