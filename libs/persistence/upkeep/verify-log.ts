import { createHash } from 'node:crypto';
import { createSealer, type KeyRing } from '#libs/crypto/index.js';
import { Calendars } from '../calendar/calendars.js';
import type { Database } from '../database/database.js';
import { Items } from '../item-version/items.js';
import { Examiner, type Fault } from './examine.js';
import { walkCases } from './walk.js';

/** Reads a file of the attachments by its hash; undefined when it is not there. */
export type ReadFile = (sha256: string) => Promise<AsyncIterable<Uint8Array> | undefined>;

export interface AttachmentFault {
  readonly kind: 'attachment-missing' | 'attachment-differs';
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
 * hashes say. Changes nothing. Files are not looked at without `readFile`.
 */
export async function verifyLog(db: Database, keys: KeyRing, readFile?: ReadFile): Promise<VerifyReport> {
  const examiner = new Examiner(keys, createSealer(keys), new Items(db), new Calendars(db));
  const faults: (Fault | AttachmentFault)[] = [];
  let [cases, events, files] = [0, 0, 0];
  for await (const stored of walkCases(db)) {
    cases++;
    events += stored.log.length;
    faults.push(...(await examiner.examine(stored)).faults);
  }
  if (readFile) {
    for await (const sha256 of hashes(db)) {
      files++;
      const kind = await fileFault(sha256, readFile);
      if (kind) faults.push({ kind, sha256 });
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

async function fileFault(sha256: string, readFile: ReadFile): Promise<AttachmentFault['kind'] | undefined> {
  const content = await readFile(sha256);
  if (!content) return 'attachment-missing';
  const digest = createHash('sha256');
  for await (const part of content) digest.update(part);
  return digest.digest('hex') === sha256 ? undefined : 'attachment-differs';
}
