import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { NATIONAL_CALENDAR } from '#libs/domain/calendar/index.js';
import { epochMs } from '#libs/domain/time/index.js';
import { drift, migrate, rebuild, verifyLog } from '#libs/persistence/index.js';
import { MIGRATIONS } from '#libs/persistence/migrations/index.js';
import { dataSourceFor } from '#libs/persistence/database/database.js';
import { fileCheck } from '#apps/cli/files.js';
import { createFileStore } from '#libs/attachments/index.js';
import { LIGHTNING_COMPLETION } from '#libs/samples/index.js';
import { type ScratchDatabase, scratchDatabase, TEST_KEYS } from '../setup/database.js';
import { foldAll } from './folding.js';
import { actor, Story } from './story.js';

let db: ScratchDatabase;
beforeAll(async () => {
  db = await scratchDatabase(inject('databaseUrl'));
  await db.store.items.put(LIGHTNING_COMPLETION, epochMs(0));
  await db.store.calendars.put(NATIONAL_CALENDAR);
});
afterAll(() => db.drop());

/** What an intruder with the owner's rights could do. */
async function tamper(sql: string): Promise<void> {
  await db.sql('ALTER TABLE case_event DISABLE TRIGGER ALL');
  await db.sql(sql);
  await db.sql('ALTER TABLE case_event ENABLE TRIGGER ALL');
}

async function tell(caseNo: string): Promise<void> {
  const story = new Story(caseNo);
  const record = async (input: Parameters<typeof db.store.record.recordEvents>[0]) =>
    (story.hash = await db.store.record.recordEvents(input));
  await record(story.submit());
  await record(story.give('pass-pre-review', { opinion: '同意' }, actor('prereview', 'prereview')));
  await record(story.give('copy-to', { users: ['boss'] }, actor('acceptance', 'acceptance')));
}

const verify = () => verifyLog(db.store.database, TEST_KEYS);
const faultsOf = async () =>
  (await verify()).faults.map((fault) =>
    'caseNo' in fault ? [fault.kind, fault.caseNo, fault.seq, fault.detail] : [fault.kind],
  );

describe('verify-log', () => {
  beforeEach(async () => {
    await tamper('TRUNCATE case_event, case_row, case_participant, effect, command_receipt');
    for (const caseNo of ['V1', 'V2', 'V3']) await tell(caseNo);
  });

  it('finds nothing wrong in a sound record, over many chunks of cases', async () => {
    for (let i = 0; i < 220; i++) {
      const story = new Story(`W${String(i).padStart(3, '0')}`);
      await db.store.record.recordEvents(story.submit());
    }
    expect(await verify()).toEqual({ cases: 223, events: 229, files: 0, faults: [] });
  });

  it.each([
    ['an opinion', `UPDATE case_event SET opinion = '不同意' WHERE case_no = 'V2' AND seq = 2`, 2],
    ['an instant', `UPDATE case_event SET at = at + interval '1 ms' WHERE case_no = 'V2' AND seq = 3`, 3],
    ['data', `UPDATE case_event SET data = data || '{"x": 1}' WHERE case_no = 'V2' AND seq = 1`, 1],
    ['who acted', `UPDATE case_event SET actor_id = 'other' WHERE case_no = 'V2' AND seq = 2`, 2],
    ['sealed data', `UPDATE case_event SET personal = personal || 'A' WHERE case_no = 'V2' AND seq = 1`, 1],
    ['a hash', `UPDATE case_event SET hash = repeat('0', 64) WHERE case_no = 'V2' AND seq = 3`, 3],
  ])('finds a change of %s', async (_, change, seq) => {
    await tamper(change);
    expect(await faultsOf()).toEqual([['chain', 'V2', seq, 'hash differs']]);
  });

  it('finds an event that is gone, from the middle, from the end, or all of them', async () => {
    await tamper(`DELETE FROM case_event WHERE (case_no, seq) IN (('V1', 2), ('V2', 3)) OR case_no = 'V3'`);
    expect(await faultsOf()).toEqual([
      ['gap', 'V1', 3, 'expected event 2'],
      ['row-differs', 'V2', undefined, expect.stringMatching(/rev.*readers/)],
      ['participants', 'V2', undefined, '0 missing, 2 too many, 0 unlike the row'],
      ['log-missing', 'V3', undefined, 'a row without events'],
    ]);
  });

  it('finds an event that was copied from another case', async () => {
    await tamper(`DELETE FROM case_event WHERE case_no = 'V1';
      INSERT INTO case_event SELECT 'V1', seq, type, at, actor_id, actor_name, actor_role, opinion, data, personal, hash
      FROM case_event WHERE case_no = 'V2'`);
    expect(await faultsOf()).toEqual([['chain', 'V1', 1, 'hash differs']]);
  });

  it('finds files that are gone or damaged where the API keeps them, each once', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'tongban-verify-'));
    const store = await createFileStore(folder, () => 0);
    const stored = async (text: string) =>
      (await store.put(Readable.from([Buffer.from(text)]), { maxBytes: 99 })).sha256;
    const [sound, damaged, missing] = [await stored('完好'), await stored('将被改动'), await stored('将被删除')];
    for (const sha256 of [sound, sound, damaged, missing]) {
      await db.store.attachments.add({
        sha256,
        name: 'x.txt',
        size: 1,
        mediaType: 'text/plain',
        uploadedBy: 'me',
        uploadedAt: epochMs(0),
      });
    }
    await writeFile(path.join(folder, damaged.slice(0, 2), damaged.slice(2, 4), damaged), 'x');
    await store.remove(missing);
    const { files, faults } = await verifyLog(db.store.database, TEST_KEYS, await fileCheck(folder));
    await rm(folder, { recursive: true });
    expect(files).toBe(3);
    expect(new Set(faults)).toEqual(
      new Set([
        { kind: 'attachment-damaged', sha256: damaged },
        { kind: 'attachment-missing', sha256: missing },
      ]),
    );
  });

  it('shows no personal data in what it finds', async () => {
    await tamper(`UPDATE case_row SET applicant_name = '王五' WHERE case_no = 'V1'`);
    const text = JSON.stringify(await verify());
    expect(text).toContain('applicantName');
    expect(text).not.toMatch(/王五|张三/);
  });
});

describe('rebuild', () => {
  it('makes changed, lost and invented rows and participants again from the log, and says what differed', async () => {
    await tamper('TRUNCATE case_event, case_row, case_participant, effect, command_receipt, statistics_change');
    for (const caseNo of ['B1', 'B2', 'B3', 'B4']) await tell(caseNo);
    await db.store.cases.markRead('B3', 'boss', epochMs(1));
    const sound = await Promise.all(['B1', 'B2', 'B3', 'B4'].map((caseNo) => db.store.cases.row(caseNo)));
    await db.sql(`UPDATE case_row SET stage = 'completed', rev = 99, applicant_id_index = '0' WHERE case_no = 'B1'`);
    await db.sql(`DELETE FROM case_row WHERE case_no = 'B2'`);
    await db.sql(`DELETE FROM case_participant WHERE case_no = 'B3' AND user_id = 'prereview'`);
    await db.sql(`INSERT INTO case_participant VALUES ('intruder', 'handled', 'B3', now())`);
    await tamper(`UPDATE case_event SET opinion = 'x' WHERE case_no = 'B4' AND seq = 2`);
    await foldAll(db, epochMs(Date.parse('2026-03-02T12:00:00+08:00')));
    await db.sql(`UPDATE statistics_cell SET n = n + 1 WHERE monthly AND kind = 'submitted'`);

    const report = await rebuild(db.store.database, TEST_KEYS);
    expect(report).toEqual({
      cases: 4,
      mended: [
        { kind: 'row-differs', caseNo: 'B1', detail: 'rev, stage, applicantIdIndex' },
        { kind: 'row-missing', caseNo: 'B2', detail: 'events without a row' },
        { kind: 'participants', caseNo: 'B3', detail: '1 missing, 1 too many, 0 unlike the row' },
      ],
      left: [{ kind: 'chain', caseNo: 'B4', seq: 2, detail: 'hash differs' }],
      cells: [
        {
          cells: 'monthly',
          kind: 'submitted',
          month: '2026-03',
          region: sound[0]!.region,
          departmentId: sound[0]!.departmentId,
          off: 1,
        },
      ],
    });
    const again = await Promise.all(['B1', 'B2', 'B3', 'B4'].map((caseNo) => db.store.cases.row(caseNo)));
    expect(again).toEqual(sound);
    expect((await verify()).faults).toEqual([expect.objectContaining({ kind: 'chain', caseNo: 'B4' })]);
    const [boss] = await db.sql<{ read: boolean }>(
      `SELECT read_at IS NOT NULL AS read FROM case_participant WHERE case_no = 'B3' AND user_id = 'boss'`,
    );
    expect(boss?.read).toBe(true);
    expect(await rebuild(db.store.database, TEST_KEYS)).toMatchObject({ mended: [], cells: [] });
  });
});

describe('migrations', () => {
  it('make just what the entities say, and leave no scratch behind', async () => {
    expect(await drift({ databaseUrl: db.url })).toEqual([]);
    const left = await db.sql(`SELECT 1 FROM information_schema.schemata WHERE schema_name LIKE 'drift%'`);
    expect(left).toEqual([]);
  });

  it('run once, also when two processes migrate at the same time, and can be taken back', async () => {
    await db.sql('CREATE SCHEMA again');
    const options = { databaseUrl: db.url, schema: 'again' };
    const done = await Promise.all([migrate(options), migrate(options)]);
    expect(done.map((names) => names.length).sort()).toEqual([0, MIGRATIONS.length]);
    const dataSource = await dataSourceFor({ ...options, poolSize: 1 }).initialize();
    for (let i = 0; i < MIGRATIONS.length; i++) await dataSource.undoLastMigration();
    await dataSource.destroy();
    const tables = await db.sql<{ table_name: string }>(
      `SELECT table_name FROM information_schema.tables WHERE table_schema = 'again'`,
    );
    expect(tables.map(({ table_name: name }) => name)).toEqual(['schema_migration']);
  });
});
