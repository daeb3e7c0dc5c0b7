import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { fittingName, mediaTypeOf } from './media-type.js';
import { AttachmentError, type AttachmentStore, type StoredFile, type UploadBounds } from './store.js';

const INCOMING = 'incoming';
/** An upload that a crash cut off is old rubbish after this time. */
const INCOMING_LIVES_MS = 3_600_000;

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/**
 * Content-addressed files below `folder`: ab/cd/<sha256>. A file is written under a temporary name, judged, flushed and
 * only then renamed, so that an address never holds half a file.
 */
export async function createFileStore(folder: string, now: () => number): Promise<AttachmentStore> {
  const incoming = path.join(folder, INCOMING);
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  await sweep(incoming, now() - INCOMING_LIVES_MS);

  const placeOf = (sha256: string): string => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new AttachmentError('ATTACHMENT_NOT_FOUND');
    return path.join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  };

  return {
    async put(content, bounds) {
      const temporary = path.join(incoming, randomUUID());
      try {
        const { sha256, size } = await write(temporary, content, bounds);
        const judged = await judge(temporary, bounds);
        const place = placeOf(sha256);
        await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
        // Replacing bytes that are there already is harmless, and heals them if they were damaged.
        await rename(temporary, place);
        await flushFolder(path.dirname(place));
        return { sha256, size, ...judged };
      } finally {
        await rm(temporary, { force: true });
      }
    },

    async open(sha256) {
      const file = await open(placeOf(sha256), 'r').catch((error: unknown) => {
        throw isMissing(error) ? new AttachmentError('ATTACHMENT_NOT_FOUND') : error;
      });
      try {
        const hash = createHash('sha256');
        for await (const chunk of file.createReadStream({ start: 0, autoClose: false })) hash.update(chunk as Buffer);
        if (hash.digest('hex') !== sha256) throw new AttachmentError('ATTACHMENT_DAMAGED');
        const { size } = await file.stat();
        return { size, stream: file.createReadStream({ start: 0 }) };
      } catch (error) {
        await file.close();
        throw error;
      }
    },

    async remove(sha256) {
      await rm(placeOf(sha256), { force: true });
    },
  };
}

async function write(
  target: string,
  content: AsyncIterable<Uint8Array>,
  { maxBytes }: UploadBounds,
): Promise<{ sha256: string; size: number }> {
  const file = await open(target, 'wx', 0o600);
  const hash = createHash('sha256');
  let size = 0;
  try {
    for await (const chunk of content) {
      size += chunk.length;
      if (size > maxBytes) throw new AttachmentError('ATTACHMENT_TOO_LARGE', { max: maxBytes });
      hash.update(chunk);
      await file.writeFile(chunk);
    }
    if (size === 0) throw new AttachmentError('ATTACHMENT_EMPTY');
    await file.sync();
  } finally {
    await file.close();
  }
  return { sha256: hash.digest('hex'), size };
}

async function judge(file: string, { name }: UploadBounds): Promise<Pick<StoredFile, 'mediaType' | 'name'>> {
  const mediaType = await mediaTypeOf(await readFile(file), name ?? '');
  if (mediaType === undefined) throw new AttachmentError('ATTACHMENT_TYPE_NOT_ALLOWED');
  return { mediaType, name: fittingName(name, mediaType) };
}

/** A renamed file is on disk for good only when its folder is. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function sweep(incoming: string, before: number): Promise<void> {
  for (const name of await readdir(incoming)) {
    const file = path.join(incoming, name);
    const found = await stat(file).catch((error: unknown) => {
      // Another process of the same store finished or removed it meanwhile.
      if (isMissing(error)) return undefined;
      throw error;
    });
    if (found && found.mtimeMs < before) await rm(file, { force: true });
  }
}
