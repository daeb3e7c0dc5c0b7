import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { RecordInput } from '#libs/contracts/index.js';
import { epochMs } from '#libs/domain/time/index.js';
import { openPersistence, RecordContradiction } from '#libs/persistence/index.js';
import { KeyRing } from '#libs/crypto/index.js';
import { createRecordActivities } from '#activities/record/index.js';
import { type ScratchDatabase, scratchDatabase } from '../setup/database.js';
import { actor, Story } from './story.js';

const prereview = actor('prereview', 'prereview');
const acceptance = actor('acceptance', 'acceptance');

let db: ScratchDatabase;
beforeAll(async () => (db = await scratchDatabase(inject('databaseUrl'))));
afterAll(() => db.drop());

const count = async (table: string, caseNo: string): Promise<number> => {
  const [{ n } = { n: -1 }] = await db.sql<{ n: number }>(
    `SELECT count(*)::int AS n FROM ${table} WHERE case_no = $1`,
    [caseNo],
  );
  return n;
};
const everything = async (caseNo: string) =>
  Promise.all(['case_event', 'case_row', 'case_participant', 'effect', 'command_receipt'].map((t) => count(t, caseNo)));

/** Records a command and remembers the hash, as the workflow does. */
async function record(story: Story, input: RecordInput): Promise<string> {
  return (story.hash = await db.store.record.recordEvents(input));
}

describe('recording', () => {
  it('writes events, row, participants, effects and receipt, and gives them back as they were', async () => {
    const story = new Story('R1');
    const submitted = story.submit();
    await record(story, submitted);
    await record(story, story.give('pass-pre-review', { opinion: '材料齐全' }, prereview));

    const events = await db.store.cases.events('R1');
    expect(events.map(({ event }) => event.seq)).toEqual([1, 2]);
    expect(events[0]?.event).toEqual(submitted.events[0]);
    expect(events[1]).toMatchObject({ hash: story.hash, event: { opinion: '材料齐全', actor: { id: 'prereview' } } });
    expect(await db.store.cases.state('R1')).toEqual(story.state);

    const found = await db.store.cases.findForCommand('R1', 'R1#2');
    expect(found?.row).toMatchObject({
      stage: 'awaiting_acceptance',
      rev: 2,
      role: 'acceptance',
      applicantName: '张三',
    });
    expect(found?.receipt).toEqual({ fingerprint: 'f', answer: expect.objectContaining({ rev: 2 }) as unknown });
    expect((await db.store.cases.findForCommand('R1', 'another'))?.receipt).toBeUndefined();
    expect(await db.store.cases.findForCommand('nowhere', 'R1#2')).toBeUndefined();

    const file = await db.store.cases.file('R1');
    expect(file?.events).toEqual(events);
    expect(file?.row).toEqual(found?.row);
    const effects = await db.store.outbox.ofCase('R1');
    expect(effects.map(({ key, kind, body }) => ({ key, kind, body }))).toEqual(
      [...submitted.effects.map(({ key, kind, body }) => ({ key, kind, body }))].concat(
        effects.slice(submitted.effects.length).map(({ key, kind, body }) => ({ key, kind, body: body as never })),
      ),
    );
  });

  it('keeps personal data sealed at rest: no table holds it in clear but the applicant’s name for the lists', async () => {
    const story = new Story('R2');
    await record(story, story.submit());
    const texts = await db.sql<{ t: string }>(
      `SELECT e::text AS t FROM case_event e WHERE case_no = 'R2' UNION ALL SELECT r::text FROM case_row r WHERE case_no = 'R2'
       UNION ALL SELECT f::text FROM effect f WHERE case_no = 'R2'`,
    );
    expect(texts.length).toBeGreaterThan(3);
    for (const { t } of texts) expect(t).not.toContain('11010519491231002X');
    expect(texts.filter(({ t }) => t.includes('张三'))).toHaveLength(1);
  });

  it('answers a retry with the same hash and changes nothing', async () => {
    const story = new Story('R3');
    const submitted = story.submit();
    const first = await record(story, submitted);
    await record(story, story.give('pass-pre-review', {}, prereview));
    const before = await everything('R3');
    expect(await db.store.record.recordEvents(submitted)).toBe(first);
    expect(await everything('R3')).toEqual(before);
    expect((await db.store.cases.row('R3'))?.rev).toBe(2);
  });

  it('knows its own retry also after the key was rotated in between', async () => {
    const story = new Story('R4');
    const submitted = story.submit();
    const first = await record(story, submitted);
    const rotated = await openPersistence({
      databaseUrl: db.url,
      keys: KeyRing.parse(`k2:${Buffer.alloc(32, 2).toString('base64')},k1:${Buffer.alloc(32, 1).toString('base64')}`),
      poolSize: 1,
    });
    try {
      expect(await rotated.record.recordEvents(submitted)).toBe(first);
    } finally {
      await rotated.close();
    }
  });

  it('lets one of two writers of the same number win; the other is told for good', async () => {
    const story = new Story('R5');
    await record(story, story.submit());
    const rival = new Story('R5');
    rival.submit();
    rival.hash = story.hash;
    const passed = story.give('pass-pre-review', { opinion: '同意' }, prereview);
    const failed = rival.give('fail-pre-review', { opinion: '不同意' }, prereview);
    const outcomes = await Promise.allSettled(
      [passed, failed, passed, failed].map((input) => db.store.record.recordEvents(input)),
    );
    const kept = (await db.store.cases.events('R5'))[1]!.event.type;
    const losers = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(losers).toHaveLength(2);
    for (const { reason } of losers) expect(reason).toBeInstanceOf(RecordContradiction);
    const winner = kept === 'pre-review-passed' ? passed : failed;
    expect((await db.store.cases.row('R5'))?.stage).toBe(winner.row.stage);
    expect(await count('command_receipt', 'R5')).toBe(2);
  });

  it.each([
    ['an event whose chain does not meet', (input: RecordInput) => ({ ...input, prevHash: 'f'.repeat(64) })],
    ['a first event that claims one before it', (input: RecordInput) => ({ ...input, prevHash: '' })],
    [
      'a gap',
      (input: RecordInput) => ({ ...input, events: input.events.map((event) => ({ ...event, seq: event.seq + 1 })) }),
    ],
    ['a row of another revision', (input: RecordInput) => ({ ...input, row: { ...input.row, rev: 9 } })],
    ['nothing', (input: RecordInput) => ({ ...input, events: [] })],
    [
      'a request that was carried out before',
      (input: RecordInput) => ({ ...input, receipt: { ...input.receipt!, requestId: `${input.caseNo}#1` } }),
    ],
  ])('refuses %s and leaves nothing behind', async (what, spoil) => {
    const story = new Story(`R6-${what}`);
    await record(story, story.submit());
    const before = await everything(story.caseNo);
    const passed = story.give('pass-pre-review', {}, prereview);
    await expect(db.store.record.recordEvents(spoil(passed))).rejects.toBeInstanceOf(RecordContradiction);
    expect(await everything(story.caseNo)).toEqual(before);
    await record(story, passed);
  });

  it.each([
    ['a NUL', '意见\0'],
    ['half a character', '意见\uD800'],
  ])('refuses %s with a coded error before the database is asked', async (_, opinion) => {
    const story = new Story(`R7-${opinion.length}-${opinion.charCodeAt(2)}`);
    await record(story, story.submit());
    const input = story.give('pass-pre-review', { opinion }, prereview);
    await expect(db.store.record.recordEvents(input)).rejects.toMatchObject({ code: 'VALUE_UNSTORABLE' });
    const activities = createRecordActivities(db.store);
    await expect(activities.recordEvents(input)).rejects.toMatchObject({
      type: 'VALUE_UNSTORABLE',
      nonRetryable: true,
    });
  });

  it('fails the activity for good on a contradiction, and only then', async () => {
    const story = new Story('R8');
    const activities = createRecordActivities(db.store);
    story.hash = (await activities.recordEvents(story.submit())).lastHash;
    const accepted = story.give('pass-pre-review', {}, prereview);
    await expect(activities.recordEvents({ ...accepted, prevHash: '0'.repeat(64) })).rejects.toMatchObject({
      type: 'RecordContradiction',
      nonRetryable: true,
    });
    const away = createRecordActivities(await closedStore());
    await expect(away.recordEvents(accepted)).rejects.not.toMatchObject({ nonRetryable: true });
  });

  it('tells a case whose worker died after the commit what stands there, with the answer of this very request', async () => {
    const story = new Story('R9');
    const activities = createRecordActivities(db.store);
    const submission = story.submit();
    story.hash = (await activities.recordEvents(submission)).lastHash;
    const place = { caseNo: 'R9', rev: story.state!.rev, lastHash: story.hash };
    const passed = story.give('pass-pre-review', {}, prereview);
    const { lastHash } = await activities.recordEvents(passed);

    // The same request, decided again a moment later by a worker that knows nothing of the first.
    const again = { ...passed, events: passed.events.map((event) => ({ ...event, at: epochMs(event.at + 1) })) };
    const told = await activities.recordEvents(again);
    expect(told).toEqual({ lastHash, ahead: { events: passed.events, answer: passed.receipt!.answer } });
    // Another one must be decided anew.
    const other = { ...again, receipt: { ...again.receipt!, requestId: 'R9#other' } };
    expect((await activities.recordEvents(other)).ahead).toEqual({ events: passed.events });

    expect(await activities.readAhead(place)).toEqual({ lastHash, ahead: { events: passed.events } });
    expect((await activities.readAhead({ caseNo: 'R9', rev: 0, lastHash: '' })).ahead!.events).toHaveLength(2);
    for (const wrong of [
      { ...place, lastHash: 'f'.repeat(64) },
      { ...place, rev: 2, lastHash },
    ]) {
      await expect(activities.readAhead(wrong)).rejects.toMatchObject({
        type: 'RecordContradiction',
        nonRetryable: true,
      });
    }
  });

  async function closedStore() {
    const store = await openPersistence({
      databaseUrl: db.url,
      keys: KeyRing.parse(`k1:${Buffer.alloc(32).toString('base64')}`),
      poolSize: 1,
    });
    await store.close();
    return store;
  }
});

describe('participants', () => {
  it('has handled what one acted on, and the copies to read until they are read', async () => {
    const story = new Story('P1');
    await record(story, story.submit());
    await record(story, story.give('pass-pre-review', {}, prereview));
    await record(story, story.give('copy-to', { users: ['boss', 'boss'] }, acceptance));
    const people = () =>
      db.sql<{ user_id: string; kind: string; read: boolean }>(
        `SELECT user_id, kind, read_at IS NOT NULL AS read FROM case_participant WHERE case_no = 'P1' ORDER BY 2, 1`,
      );
    expect(await people()).toEqual([
      { user_id: 'boss', kind: 'copied', read: false },
      { user_id: 'acceptance', kind: 'handled', read: false },
      { user_id: 'applicant', kind: 'handled', read: false },
      { user_id: 'prereview', kind: 'handled', read: false },
    ]);
    const { cases } = db.store;
    expect(await cases.markRead('P1', 'boss', epochMs(Date.now()))).toBe(true);
    expect(await cases.markRead('P1', 'boss', epochMs(Date.now()))).toBe(false);
    expect(await cases.markRead('P1', 'stranger', epochMs(Date.now()))).toBe(false);
    await record(story, story.give('copy-to', { users: ['boss', 'deputy'] }, acceptance));
    expect((await people()).slice(0, 2)).toEqual([
      { user_id: 'boss', kind: 'copied', read: true },
      { user_id: 'deputy', kind: 'copied', read: false },
    ]);
  });
});

describe('append-only', () => {
  it.each(['case_event', 'audit_log', 'attachment_view', 'calendar'])('%s takes no change', async (table) => {
    for (const change of [`UPDATE ${table} SET ctid = ctid`, `DELETE FROM ${table}`, `TRUNCATE ${table}`]) {
      const attempt = change.startsWith('UPDATE') ? await updateOf(table) : change;
      await expect(db.sql(attempt)).rejects.toThrow(/append-only/);
    }
  });

  const updateOf = async (table: string): Promise<string> => {
    const [{ column_name: column } = { column_name: '' }] = await db.sql<{ column_name: string }>(
      `SELECT column_name FROM information_schema.columns
       WHERE table_name = $1 AND is_identity = 'NO' ORDER BY ordinal_position LIMIT 1`,
      [table],
    );
    return `UPDATE ${table} SET ${column} = ${column}`;
  };
});
