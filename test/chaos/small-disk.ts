import { execFile } from 'node:child_process';
import { mkdir, rm, statfs } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** Room for what a thousand cases write, and little more memory than that. */
const SIZE = '3g';

/** A disk of its own for a data folder, in memory, that can be filled to the last byte. */
export class SmallDisk {
  private constructor(private readonly folder: string) {}

  /** Undefined where this process may not mount (it is not root, or in a container without that right). */
  static async at(folder: string): Promise<SmallDisk | undefined> {
    await mkdir(folder, { recursive: true, mode: 0o711 });
    try {
      await run('mount', ['-t', 'tmpfs', '-o', `size=${SIZE},mode=0711`, 'tmpfs', folder]);
      return new SmallDisk(folder);
    } catch (error) {
      console.error(`  no disk can be filled here: ${(error as Error).message.trim()}`);
      return undefined;
    }
  }

  /** Takes all that is free. */
  async fill(): Promise<void> {
    const { bavail, bsize } = await statfs(this.folder);
    await run('fallocate', ['-l', String(bavail * bsize), this.filler]).catch(() => {
      // Somebody else was faster with the last pages: full it is.
    });
  }

  async free(): Promise<void> {
    await rm(this.filler, { force: true });
  }

  async remove(): Promise<void> {
    await run('umount', ['-l', this.folder]);
  }

  private get filler(): string {
    return path.join(this.folder, 'filler');
  }
}
