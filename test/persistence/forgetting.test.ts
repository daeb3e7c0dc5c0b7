import { afterAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { epochMs } from '#libs/domain/time/index.js';
import { forgetOld } from '#libs/persistence/index.js';
import { type ScratchDatabase, scratchDatabase } from '../setup/database.js';
import { actor, Story } from './story.js';

const BEFORE = epochMs(Date.parse('2026-06-01T00:00:00+08:00'));
const [OLD, FRESH] = ['2026-05-31T23:59:59+08:00', '2026-06-01T00:00:01+08:00'];

let db: ScratchDatabase;
beforeEach(async () => {
  await db?.drop();
  db = await scratchDatabase(inject('databaseUrl'));
});
afterAll(() => db.drop());

/** A case whose two commands and their effects' tries are of `at`; archived when it says so. */
async function told(caseNo: string, at: string, archivedAt?: string): Promise<void> {
  const story = new Story(caseNo);
  story.hash = await db.store.record.recordEvents(story.submit());
  await db.store.record.recordEvents(story.give('pass-pre-review', {}, actor('prereview', 'prereview')));
  await db.sql('UPDATE command_receipt SET at = $2 WHERE case_no = $1', [caseNo, at]);
  await db.sql(`UPDATE effect SET status = 'done', done_at = $2 WHERE case_no = $1`, [caseNo, at]);
  await db.sql(
    `INSERT INTO effect_try (key, no, at, outcome)
     SELECT key, n, $2, 'failed' FROM effect CROSS JOIN generate_series(1, 2) n WHERE case_no = $1`,
    [caseNo, at],
  );
  if (archivedAt === undefined) return;
  await db.sql(
    `INSERT INTO case_event (case_no, seq, type, at, actor_id, actor_name, actor_role, data, hash, recorded_at)
     VALUES ($1, 3, 'archived', $2, 'engine', 'engine', 'engine', '{}', 'h', $2)`,
    [caseNo, archivedAt],
  );
}
const left = async (caseNo: string) => {
  const [found] = await db.sql<{ receipts: number; tries: number; effects: number }>(
    `SELECT (SELECT count(*)::integer FROM command_receipt WHERE case_no = $1) AS receipts,
       (SELECT count(*)::integer FROM effect_try WHERE starts_with(key, $1 || ':')) AS tries,
       (SELECT count(*)::integer FROM effect WHERE case_no = $1) AS effects`,
    [caseNo],
  );
  return found!;
};
const forget = (limit = 1000) => forgetOld(db.store.database, BEFORE, limit);

describe('what is long past', () => {
  it('goes when it and the end of its case are older than the span; the effects themselves stay', async () => {
    await told('F1', OLD, OLD);
    const { effects } = await left('F1');
    expect(await forget()).toEqual({ receipts: 2, tries: 2 * effects, requests: 0 });
    expect(await left('F1')).toEqual({ receipts: 0, tries: 0, effects });
  });

  it.each<[string, string, string | undefined]>([
    ['its case still runs', OLD, undefined],
    ['its case was archived lately', OLD, FRESH],
    ['it is fresh itself', FRESH, OLD],
  ])('stays when %s', async (_, at, archivedAt) => {
    await told('F2', at, archivedAt);
    const before = await left('F2');
    expect(await forget()).toEqual({ receipts: 0, tries: 0, requests: 0 });
    expect(await left('F2')).toEqual(before);
  });

  it('stays as tries of an effect that still waits, or was settled lately', async () => {
    await told('F3', OLD, OLD);
    const { effects } = await left('F3');
    const keys = (await db.store.outbox.ofCase('F3')).map(({ key }) => key);
    await db.sql(`UPDATE effect SET status = 'waiting', done_at = NULL WHERE key = $1`, [keys[0]]);
    await db.sql('UPDATE effect SET done_at = $2 WHERE key = $1', [keys[1], FRESH]);
    expect((await forget()).tries).toBe(2 * (effects - 2));
    expect((await left('F3')).tries).toBe(4);
  });

  it('goes in small batches, the oldest first', async () => {
    await told('F4', OLD, OLD);
    await told('F5', '2026-01-01T00:00:00+08:00', OLD);
    expect(await forget(2)).toEqual({ receipts: 2, tries: 2, requests: 0 });
    expect([(await left('F4')).receipts, (await left('F5')).receipts]).toEqual([2, 0]);
    expect((await forget(2)).receipts).toBe(2);
    expect((await forget(2)).receipts).toBe(0);
  });

  it('goes as the answer to a replay or a test event, too', async () => {
    const { subscriptionRequests } = db.store;
    const asked = (requestId: string, at: string) => ({ requestId, fingerprint: 'f', at: epochMs(Date.parse(at)) });
    await subscriptionRequests.begin(asked('old', OLD));
    await subscriptionRequests.begin(asked('fresh', FRESH));
    expect((await forget()).requests).toBe(1);
    expect(await db.sql('SELECT request_id FROM subscription_request')).toEqual([{ request_id: 'fresh' }]);
  });
});
