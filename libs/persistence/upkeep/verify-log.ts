import { createSealer, type KeyRing } from '#libs/crypto/index.js';
import type { AttachmentRecord } from '../attachment/attachments.js';
import { attachmentDigest } from '../attachment/digest.js';
import { Calendars } from '../calendar/calendars.js';
import type { Database } from '../database/database.js';
import { Items } from '../item-version/items.js';
import { Examiner, type Fault } from './examine.js';
import { walkCases } from './walk.js';

/** Looks whether the file with this hash is there and has it. */
export type CheckFile = (sha256: string) => Promise<'sound' | 'missing' | 'damaged'>;

export type AttachmentFault =
  | { readonly kind: 'attachment-missing' | 'attachment-damaged'; readonly sha256: string }
  /** What is noted of the file is not what was noted at its upload. */
  | { readonly kind: 'attachment-differs'; readonly attachmentId: string };
export interface VerifyReport {
  readonly cases: number;
  readonly events: number;
  /** Different files; several attachments may share one. */
  readonly files: number;
  readonly faults: readonly (Fault | AttachmentFault)[];
}

const FILES_AT_ONCE = 500;
type Noted = Omit<AttachmentRecord, 'caseNo'> & { readonly digest: string };

/**
 * Looks at every case and every attachment: chain unbroken, no gap, row, participants and attachments as the log says,
 * files as their hashes say. Changes nothing. Files are looked at by `checkFile`, or not at all.
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
  for await (const file of attachments(db))
    if (attachmentDigest(file) !== file.digest)
      faults.push({ kind: 'attachment-differs', attachmentId: file.attachmentId });
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

async function* attachments(db: Database): AsyncGenerator<Noted> {
  let last = '';
  for (;;) {
    const rows = await db.rows<Noted & Record<string, unknown>>(
      `SELECT attachment_id AS "attachmentId", sha256, name, size, media_type AS "mediaType",
         uploaded_by AS "uploadedBy", uploaded_at AS "uploadedAt", digest
       FROM attachment WHERE attachment_id > $1 ORDER BY attachment_id LIMIT $2`,
      [last, FILES_AT_ONCE],
    );
    yield* rows;
    if (rows.length < FILES_AT_ONCE) return;
    last = rows.at(-1)!.attachmentId;
  }
}
