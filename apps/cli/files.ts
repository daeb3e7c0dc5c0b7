import { open } from 'node:fs/promises';
import path from 'node:path';
import type { ReadFile } from '#libs/persistence/index.js';

/** Reads attachments where the API keeps them: by hash, in folders of its first two digits. */
export const attachmentReader =
  (folder: string): ReadFile =>
  async (sha256) => {
    try {
      const file = await open(path.join(folder, sha256.slice(0, 2), sha256));
      return file.createReadStream();
    } catch (error) {
      if ((error as { code?: string }).code === 'ENOENT') return undefined;
      throw error;
    }
  };
