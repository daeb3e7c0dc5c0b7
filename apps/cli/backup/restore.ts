import { execFile } from 'node:child_process';
import { chmod, chown, copyFile, mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { type BaseNote, NOTE } from './base.js';
import { digestOf } from './digest.js';
import { copyFiles, FILES_FOLDER } from './files.js';
import { DIGESTS, LOG_FOLDER } from './log.js';
import { beginOf, isSegment, placeOf } from './segments.js';

const run = promisify(execFile);
const PARTIAL = '.partial';

export interface Restored {
  readonly base: string;
  /** Segments of the kept log that are read after the base. */
  readonly segments: number;
  readonly files: number;
}

/**
 * Lays the newest base of `from` and all of the log that was kept since into `home`, which must be empty, so that
 * PostgreSQL reads the log to its end when it is started there, or to `until`. Everything is checked before anything is
 * laid down. Throws an error for a person.
 */
export async function restore(from: string, home: string, until: Date | undefined): Promise<Restored> {
  const database = path.join(home, 'postgres');
  if ((await readdir(database).catch(() => [])).length > 0)
    throw new Error(`${database} 不为空，请另选空文件夹。/ is not empty: restore into an empty folder`);
  const bases = (await readdir(from))
    .filter((name) => name.startsWith('base-') && !name.endsWith('.unfinished'))
    .sort();
  const fitting = bases.filter(
    (name) => until === undefined || name <= `base-${until.toISOString().replaceAll(':', '-')}`,
  );
  const base = fitting.at(-1);
  if (!base) throw new Error(`${from} 中没有可用的备份。/ holds no base backup${until ? ' of before that time' : ''}`);
  const note = await checkedBase(path.join(from, base));
  const log = await checkedLog(path.join(from, LOG_FOLDER), note);

  await mkdir(database, { recursive: true, mode: 0o700 });
  const owner = ['--numeric-owner', '--same-permissions'];
  await run('tar', ['-xf', path.join(from, base, 'base.tar'), '-C', database, ...owner]);
  const { uid, gid } = await stat(path.join(database, 'PG_VERSION'));
  const own = (file: string) => (process.getuid?.() === 0 ? chown(file, uid, gid) : undefined);
  await chmod(database, 0o700);
  await own(database);
  for (const name of log) {
    const target = path.join(database, 'pg_wal', name.replace(PARTIAL, ''));
    await rm(target, { force: true });
    await copyFile(path.join(from, LOG_FOLDER, name), target);
    // What is missing of the last one was never written: zeros end the log.
    await truncate(target, note.segmentSize);
    await own(target);
  }
  const settings = path.join(database, 'postgresql.auto.conf');
  await writeFile(settings, `${await readFile(settings, 'utf8')}${settingsOf(until)}`);
  if (until) {
    await writeFile(path.join(database, 'recovery.signal'), '');
    await own(path.join(database, 'recovery.signal'));
  }
  const files = await copyFiles(path.join(from, FILES_FOLDER), path.join(home, 'attachments'));
  return { base, segments: log.length, files };
}

/** The new place must not wait for who kept the old one's log; what is read is in pg_wal, so nothing is to be fetched. */
const settingsOf = (until: Date | undefined): string =>
  [
    `synchronous_standby_names = ''`,
    ...(until
      ? [
          `restore_command = 'false'`,
          `recovery_target_time = '${until.toISOString().replace('T', ' ').replace('Z', '+00')}'`,
          `recovery_target_action = 'promote'`,
        ]
      : []),
    '',
  ].join('\n');

async function checkedBase(folder: string): Promise<BaseNote> {
  const note = JSON.parse(await readFile(path.join(folder, NOTE), 'utf8')) as BaseNote;
  for (const [name, { bytes, sha256 }] of Object.entries(note.archives)) {
    const file = path.join(folder, name);
    const found = await stat(file).catch(() => undefined);
    if (found?.size !== bytes || (await digestOf(file)) !== sha256)
      throw new Error(`备份已损坏 / The backup is damaged: ${file} is not what was written`);
  }
  return note;
}

/** The segments from the base on, without a gap, each as it was written; none where no log was kept. */
async function checkedLog(folder: string, { start, segmentSize }: BaseNote): Promise<string[]> {
  const lines = (await readFile(path.join(folder, DIGESTS), 'utf8').catch(() => '')).split('\n').filter(Boolean);
  const digests = new Map(lines.map((line) => line.split('  ').reverse() as [string, string]));
  const first = placeOf(start) - (placeOf(start) % BigInt(segmentSize));
  const names = (await readdir(folder).catch(() => []))
    .filter((name) => isSegment(name.replace(PARTIAL, '')) && beginOf(name.slice(0, 24), segmentSize) >= first)
    .sort();
  for (const [n, name] of names.entries()) {
    if (beginOf(name.slice(0, 24), segmentSize) !== first + BigInt(n * segmentSize))
      throw new Error(`备份的日志不连续 / The kept log has a gap before ${name}`);
    if (!name.endsWith(PARTIAL) && (await digestOf(path.join(folder, name))) !== digests.get(name))
      throw new Error(`备份已损坏 / The backup is damaged: ${name} is not what was written`);
  }
  return names;
}
