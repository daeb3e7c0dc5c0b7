import { mkdtemp, readFile, rm, truncate, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { QueryRunner } from 'typeorm';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { fileCheck } from '#apps/cli/files.js';
import { createFileStore } from '#libs/attachments/index.js';
import { NATIONAL_CALENDAR } from '#libs/domain/calendar/index.js';
import { epochMs } from '#libs/domain/time/index.js';
import { verifyLog } from '#libs/persistence/index.js';
import { AttachmentDigest1795737600050 } from '#libs/persistence/migrations/20261127-50-attachment-digest.js';
import { LIGHTNING_COMPLETION } from '#libs/samples/index.js';
import { actor, Story } from '../persistence/story.js';
import { type ScratchDatabase, scratchDatabase, TEST_KEYS } from '../setup/database.js';

/** What an intruder with the owner's rights on the database, or on the disk, changes in one place. */
const CHANGES = 100;
const seed = Number(process.env.TAMPER_SEED ?? 20261127);
let state = seed;
const random = (below: number): number => {
  state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
  return (state >>> 8) % below;
};

const TABLES = ['case_event', 'case_row', 'case_participant', 'attachment', 'attachment_reuse'] as const;
/** When a row was written and a copy was read: kept beside the facts, and read by nobody for what happened. */
const BESIDE = ['recorded_at', 'updated_at', 'case_participant.at', 'read_at'];
const OTHER: Readonly<Record<string, (column: string) => string>> = {
  text: (column) => `coalesce(${column}, '') || 'x'`,
  integer: (column) => `coalesce(${column}, 0) + 10`,
  'double precision': (column) => `coalesce(${column}, 0) + 1`,
  boolean: (column) => `NOT coalesce(${column}, false)`,
  date: (column) => `coalesce(${column}, '2026-03-02') + 1`,
  'timestamp with time zone': (column) => `coalesce(nullif(${column}, 'infinity'), '2026-03-02') + interval '1 ms'`,
  jsonb: (column) => `coalesce(${column}, '{}') || '{"x": 1}'`,
  ARRAY: (column) => `array_append(${column}, 'x')`,
};

let db: ScratchDatabase;
let folder: string;
beforeAll(async () => {
  db = await scratchDatabase(inject('databaseUrl'));
  folder = await mkdtemp(path.join(tmpdir(), 'tongban-tamper-'));
  await db.store.items.put(LIGHTNING_COMPLETION, epochMs(0));
  await db.store.calendars.put(NATIONAL_CALENDAR);
});
afterAll(async () => {
  await db.drop();
  await rm(folder, { recursive: true, force: true });
});

/** Two cases that share a file, from nothing; answers where the file lies. */
async function begin(): Promise<string> {
  await db.sql('ALTER TABLE case_event DISABLE TRIGGER ALL');
  await db.sql(`TRUNCATE ${TABLES.join(', ')}, effect, command_receipt`);
  const store = await createFileStore(folder, () => 0);
  const stored = await store.put(Readable.from([Buffer.from('防雷装置竣工验收申请书')]), {
    maxBytes: 99,
    name: 'a.txt',
  });
  const file = { ...stored, uploadedBy: 'applicant', uploadedAt: epochMs(1_767_225_600_123) };
  const { attachmentId, sha256 } = await db.store.attachments.add(file);
  for (const caseNo of ['V1', 'V2']) {
    await db.store.attachments.claim(caseNo, 'applicant', [attachmentId]);
    const story = new Story(caseNo);
    const record = async (input: Parameters<typeof db.store.record.recordEvents>[0]) =>
      (story.hash = await db.store.record.recordEvents(input));
    const materials = LIGHTNING_COMPLETION.materials.map(({ id }) => ({
      materialId: id,
      form: 'electronic' as const,
      attachmentIds: [attachmentId],
    }));
    await record(story.submit({ materials }));
    await record(story.give('pass-pre-review', { opinion: '同意' }, actor('prereview', 'prereview')));
    await record(story.give('copy-to', { users: ['boss'] }, actor('acceptance', 'acceptance')));
  }
  return path.join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
}
const faults = async () => (await verifyLog(db.store.database, TEST_KEYS, await fileCheck(folder))).faults;

/** One change in the tables; answers what it was. */
async function changeRow(columns: readonly { table: string; column: string; type: string }[]): Promise<string> {
  const { table, column, type } = columns[random(columns.length)]!;
  const rows = await db.sql<{ place: string }>(`SELECT ctid::text AS place FROM ${table} ORDER BY ctid`);
  const { place } = rows[random(rows.length)]!;
  const change = `UPDATE ${table} SET ${column} = ${OTHER[type]!(column)} WHERE ctid = '${place}'`;
  await db.sql(change);
  return change;
}

/** One change of the file; answers what it was. */
async function changeFile(file: string): Promise<string> {
  const bytes = await readFile(file);
  const at = random(bytes.length);
  switch (random(3)) {
    case 0:
      bytes[at]! ^= 1 << random(8);
      await writeFile(file, bytes);
      return `a bit of byte ${at}`;
    case 1:
      await truncate(file, at);
      return `cut off at ${at}`;
    default:
      await unlink(file);
      return 'file removed';
  }
}

it(`finds every one of ${CHANGES} random single changes to an event, a row or a file`, async () => {
  const all = await db.sql<{ table: string; column: string; type: string }>(
    `SELECT table_name AS table, column_name AS column, data_type AS type FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = ANY($1) ORDER BY 1, 2`,
    [TABLES],
  );
  const columns = all.filter(
    ({ table, column }) => !BESIDE.some((kept) => [column, `${table}.${column}`].includes(kept)),
  );
  const missed: string[] = [];
  for (let n = 0; n < CHANGES; n++) {
    const file = await begin();
    expect(await faults(), 'before any change').toEqual([]);
    const change = n % 5 === 4 ? await changeFile(file) : await changeRow(columns);
    if ((await faults()).length === 0) missed.push(change);
  }
  expect(missed, `TAMPER_SEED=${seed}`).toEqual([]);
});

it('names the attachment whose note was changed, and the case that lost one', async () => {
  await begin();
  await db.sql(`UPDATE attachment SET name = 'b.txt'`);
  const [{ id }] = (await db.sql<{ id: string }>('SELECT attachment_id AS id FROM attachment')) as [{ id: string }];
  expect(await faults()).toEqual([{ kind: 'attachment-differs', attachmentId: id }]);
  await begin();
  await db.sql('DELETE FROM attachment_reuse');
  expect(await faults()).toEqual([{ kind: 'attachments', caseNo: 'V2', detail: '1 named and not bound' }]);
});

it('what was noted of files before they had a digest is covered by the migration in the same words', async () => {
  await begin();
  const runner = { query: (text: string) => db.sql(text) } as unknown as QueryRunner;
  const migration = new AttachmentDigest1795737600050();
  await migration.down(runner);
  await migration.up(runner);
  expect(await faults()).toEqual([]);
});
