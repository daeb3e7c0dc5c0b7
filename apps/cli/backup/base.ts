import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { digestOf } from './digest.js';
import { ReplicationLine } from './replication.js';

/** What stands beside a base, to be checked before anything is restored from it. */
export interface BaseNote {
  readonly takenAt: string;
  /** The place of the log from which it must be read on. */
  readonly start: string;
  readonly segmentSize: number;
  /** Size and SHA-256 of each archive. */
  readonly archives: Readonly<Record<string, { readonly bytes: number; readonly sha256: string }>>;
}
export const NOTE = 'note.json';

/**
 * A copy of the whole database cluster while people work, with the log that makes it whole, in a folder of its own below
 * `into`; answers its name. Under another name until it is complete: what breaks off is never taken for a backup.
 */
export async function takeBase(url: string, into: string, now: Date): Promise<string> {
  const name = `base-${now.toISOString().replaceAll(':', '-')}`;
  const unfinished = path.join(into, `${name}.unfinished`);
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  try {
    const line = await ReplicationLine.open(url, 'tongban-backup');
    let rows;
    let size;
    try {
      [[size]] = (await line.run('SHOW wal_segment_size')) as [[string]];
      const archives = new Archives(unfinished);
      rows = await line.run("BASE_BACKUP (LABEL 'tongban', CHECKPOINT 'fast', WAL, MANIFEST 'yes')", (chunk) =>
        archives.take(chunk),
      );
      archives.close();
    } finally {
      await line.close();
    }
    const files = (await readdir(unfinished)).sort();
    const noted = files.map(async (file) => {
      const place = path.join(unfinished, file);
      return [file, { bytes: (await stat(place)).size, sha256: await digestOf(place) }] as const;
    });
    const note: BaseNote = {
      takenAt: now.toISOString(),
      start: rows[0]![0]!,
      segmentSize: bytesOf(size),
      archives: Object.fromEntries(await Promise.all(noted)),
    };
    await writeFile(path.join(unfinished, NOTE), `${JSON.stringify(note, null, 2)}\n`, { flush: true });
    await rename(unfinished, path.join(into, name));
    return name;
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
}

const UNITS: Readonly<Record<string, number>> = { kB: 1024, MB: 1024 ** 2, GB: 1024 ** 3 };
/** `16MB` as PostgreSQL shows it. */
function bytesOf(shown: string): number {
  const [, count, unit = ''] = /^(\d+)([A-Za-z]*)$/.exec(shown) ?? [];
  return Number(count) * (UNITS[unit] ?? 1);
}

/** The archives that a base backup is sent as, one after the other; written at once, so that the sender waits. */
class Archives {
  #file: number | undefined;

  constructor(private readonly folder: string) {}

  take(chunk: Buffer): void {
    const [kind, rest] = [String.fromCharCode(chunk[0]!), chunk.subarray(1)];
    if (kind === 'n') this.#begin(rest.subarray(0, rest.indexOf(0)).toString());
    else if (kind === 'm') this.#begin('backup_manifest');
    else if (kind === 'd') writeSync(this.#file!, rest);
  }

  close(): void {
    if (this.#file === undefined) return;
    fsyncSync(this.#file);
    closeSync(this.#file);
    this.#file = undefined;
  }

  #begin(name: string): void {
    this.close();
    if (!/^[A-Za-z0-9_.]+$/.test(name)) throw new Error(`The server sends an archive by the name of ${name}`);
    if (/^\d/.test(name)) throw new Error('This cluster has tablespaces of its own: back it up with pg_basebackup');
    this.#file = openSync(path.join(this.folder, name), 'wx', 0o600);
  }
}
