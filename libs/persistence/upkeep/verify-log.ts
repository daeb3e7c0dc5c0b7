import { createSealer, type KeyRing } from '#libs/crypto/index.js';
import { Calendars } from '../calendar/calendars.js';
import type { Database } from '../database/database.js';
import { Items } from '../item-version/items.js';
import { Examiner, type Fault } from './examine.js';
import { walkCases } from './walk.js';

/** Looks whether the file with this hash is there and has it. */
export type CheckFile = (sha256: string) => Promise<'sound' | 'missing' | 'damaged'>;

export interface AttachmentFault {
  readonly kind: 'attachment-missing' | 'attachment-damaged';
  readonly sha256: string;
}
export interface VerifyReport {
  readonly cases: number;
  readonly events: number;
  /** Different files; several attachments may share one. */
  readonly files: number;
  readonly faults: readonly (Fault | AttachmentFault)[];
}

const FILES_AT_ONCE = 500;

/**
 * Looks at every case and every attachment: chain unbroken, no gap, row and participants as the log says, files as their
 * hashes say. Changes nothing. Files are looked at by `checkFile`, or not at all.
 */
export async function verifyLog(db: Database, keys: KeyRing, checkFile?: CheckFile): Promise<VerifyReport> {
  const examiner = new Examiner(keys, createSealer(keys), new Items(db), new Calendars(db));
  const faults: (Fault | AttachmentFault)[] = [];
  let [cases, events, files] = [0, 0, 0];
  for await (const stored of walkCases(db)) {
    cases++;
    events += stored.log.length;
    faults.push(...(await examiner.examine(stored)).faults);
  }
  if (checkFile) {
    for await (const sha256 of hashes(db)) {
      files++;
      const found = await checkFile(sha256);
      if (found !== 'sound') faults.push({ kind: `attachment-${found}`, sha256 });
    }
  }
  return { cases, events, files, faults };
}

async function* hashes(db: Database): AsyncGenerator<string> {
  let last = '';
  for (;;) {
    const rows = await db.rows<{ sha256: string }>(
      `SELECT DISTINCT sha256 FROM attachment WHERE sha256 > $1 ORDER BY sha256 LIMIT $2`,
      [last, FILES_AT_ONCE],
    );
    for (const { sha256 } of rows) yield sha256;
    if (rows.length < FILES_AT_ONCE) return;
    last = rows.at(-1)!.sha256;
  }
}
