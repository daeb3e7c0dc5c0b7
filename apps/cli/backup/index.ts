import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Settings } from '../settings.js';
import { takeBase } from './base.js';
import { copyFiles, FILES_FOLDER } from './files.js';
import { keepLog } from './log.js';
import { restore } from './restore.js';

const USAGE = `用法 / Usage:
  npm run backup -- --into=FOLDER                          基础备份与附件 / base backup and attachments
  npm run keep-log -- --into=FOLDER                        持续保存日志 / keeps the log, until it is stopped
  npm run restore -- --from=FOLDER --home=EMPTY_FOLDER [--until=2026-11-27T09:30:00+08:00]`;
type Print = (line: string) => void;

function option(args: readonly string[], name: string): string | undefined {
  return args.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3);
}
const folder = (args: readonly string[], name: string): string | undefined => {
  const given = option(args, name);
  return given && path.resolve(given);
};

/** Answers the exit code. */
export async function backup(settings: Settings, args: readonly string[], print: Print): Promise<number> {
  const into = folder(args, 'into');
  if (!into) return usage(print);
  await mkdir(into, { recursive: true, mode: 0o700 });
  const name = await takeBase(settings.backupUrl, into, new Date());
  // After the base: whatever it names is there.
  const files = await copyFiles(settings.files, path.join(into, FILES_FOLDER));
  print(`${path.join(into, name)}: complete; ${files} new files`);
  return 0;
}

/** Ends with SIGINT or SIGTERM, or with an error when the line breaks: whoever watches over it starts it again. */
export async function keepTheLog(settings: Settings, args: readonly string[], print: Print): Promise<number> {
  const into = folder(args, 'into');
  if (!into) return usage(print);
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  await keepLog(settings.backupUrl, into, stop.signal, (place) => print(`the log is kept from ${place} on`));
  return 0;
}

export async function restoreInto(_settings: Settings, args: readonly string[], print: Print): Promise<number> {
  const [from, home, moment] = [folder(args, 'from'), folder(args, 'home'), option(args, 'until')];
  const until = moment === undefined ? undefined : new Date(moment);
  if (!from || !home || (until && Number.isNaN(until.getTime()))) return usage(print);
  const { base, segments, files } = await restore(from, home, until);
  print(`${base}, ${segments} segments of the log, ${files} files laid into ${home}`);
  print(
    'Next: secrets.json of the old place into it, npm start with it as TONGBAN_HOME, npm run verify-log, npm run reconcile',
  );
  return 0;
}

function usage(print: Print): number {
  print(USAGE);
  return 2;
}
