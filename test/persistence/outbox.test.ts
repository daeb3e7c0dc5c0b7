import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { type EpochMs, epochMs } from '#libs/domain/time/index.js';
import { type ScratchDatabase, scratchDatabase } from '../setup/database.js';
import { actor, Story } from './story.js';

const prereview = actor('prereview', 'prereview');

let db: ScratchDatabase;
beforeAll(async () => (db = await scratchDatabase(inject('databaseUrl'))));
afterAll(() => db.drop());
beforeEach(() => db.sql(`UPDATE effect SET status = 'done', done_at = now()`));

/** Just after everything that was recorded so far. */
const soon = (): EpochMs => epochMs(Date.now() + 1000);
const after = (now: EpochMs, ms: number): EpochMs => epochMs(now + ms);
const keysOf = (effects: readonly { readonly key: string }[]) => effects.map(({ key }) => key);
const due = async (now: EpochMs, limit = 100) => keysOf(await db.store.outbox.due(now, limit));
const done = ({ key }: { readonly key: string }, at: EpochMs, receipt: unknown = {}) =>
  ({ key, at, outcome: 'done', receipt }) as const;
const failed = ({ key }: { readonly key: string }, at: EpochMs, tryAfter: EpochMs) =>
  ({ key, at, outcome: 'failed', detail: 'ECONNREFUSED', tryAfter }) as const;

async function submitted(caseNo: string) {
  const story = new Story(caseNo);
  const input = story.submit();
  story.hash = await db.store.record.recordEvents(input);
  return { story, effects: input.effects, messages: input.effects.filter(({ kind }) => kind === 'message') };
}

async function passed({ story }: { readonly story: Story }) {
  const input = story.give('pass-pre-review', {}, prereview);
  story.hash = await db.store.record.recordEvents(input);
  return { effects: input.effects, messages: input.effects.filter(({ kind }) => kind === 'message') };
}

describe('effects that are due', () => {
  it('are handed out case by case in the order of events, the case that waits longest first', async () => {
    const first = await submitted('O1');
    const second = await submitted('O2');
    const later = await passed(first);
    const effects = await db.store.outbox.due(soon(), 100);
    expect(keysOf(effects)).toEqual(keysOf([...first.effects, ...later.effects, ...second.effects]));
    expect(effects.map(({ body }) => body)).toEqual(
      [...first.effects, ...later.effects, ...second.effects].map(({ body }) => body),
    );
    expect(effects.every(({ failures }) => failures === 0)).toBe(true);
  });

  it('come again until they are done, and a small batch is the beginning of a large one', async () => {
    const { effects } = await submitted('O3');
    const now = soon();
    expect(await due(now, 2)).toEqual(keysOf(effects).slice(0, 2));
    await db.store.outbox.settle(effects.slice(0, 2).map((effect) => done(effect, now)));
    expect(await due(now)).toEqual(keysOf(effects).slice(2));
    expect((await db.store.outbox.backlog()).waiting).toBe(effects.length - 2);
  });

  it('do not come before they were recorded', async () => {
    await submitted('O4');
    expect(await due(epochMs(Date.now() - 60_000))).toEqual([]);
  });

  it('of many events are in the order of their numbers, not of their letters', async () => {
    const one = await submitted('O5');
    for (let copy = 0; copy < 10; copy++) {
      const users = Array.from({ length: 12 }, (_, i) => `user-${copy}-${i}`);
      one.story.hash = await db.store.record.recordEvents(one.story.give('copy-to', { users }, prereview));
    }
    const places = (await due(soon(), 500)).map((key) => key.split(':').slice(1).map(Number));
    const inOrder = places.toSorted(([a, b], [c, d]) => a! - c! || b! - d!);
    expect(places).toEqual(inOrder);
    expect(places.length).toBeGreaterThan(100);
  });
});

describe('a failed effect', () => {
  it('comes back when its time has come, and with it those of its case and kind behind it; others do not wait', async () => {
    const one = await submitted('O6');
    const other = await submitted('O7');
    const now = soon();
    await db.store.outbox.settle([failed(one.messages[0]!, now, after(now, 4000))]);
    const free = keysOf([...one.effects.filter(({ kind }) => kind !== 'message'), ...other.effects]);
    expect(await due(now)).toEqual(free);
    expect(await due(after(now, 3999))).toEqual(free);
    const all = await due(after(now, 4000));
    expect(all.toSorted()).toEqual(keysOf([...one.effects, ...other.effects]).toSorted());
    const again = (await db.store.outbox.due(after(now, 4000), 100)).filter(({ key }) =>
      keysOf(one.messages).includes(key),
    );
    expect(again.map(({ key, failures }) => [key, failures])).toEqual(
      one.messages.map(({ key }, i) => [key, i === 0 ? 1 : 0]),
    );
  });

  it('is not overtaken by one recorded while it waits, however small the batch', async () => {
    const one = await submitted('O8');
    const now = soon();
    await db.store.outbox.settle([failed(one.messages[0]!, now, after(now, 60_000))]);
    const two = await passed(one);
    expect(two.messages.length).toBeGreaterThan(0);
    expect(await due(after(now, 30_000))).not.toContain(two.messages[0]!.key);
    const messages = keysOf([...one.messages, ...two.messages]);
    for (let limit = 1; limit <= 10; limit++) {
      const given = (await due(after(now, 60_000), limit)).filter((key) => messages.includes(key));
      expect(given).toEqual(messages.slice(0, given.length));
    }
  });

  it('keeps its log: each try with its time and cause, the last one with the receipt', async () => {
    const { effects } = await submitted('O9');
    const { outbox } = db.store;
    const now = soon();
    const [first, second] = effects;
    await outbox.settle([failed(first!, now, after(now, 1000)), done(second!, now, { number: 1 })]);
    await outbox.settle([failed(first!, after(now, 1000), after(now, 3000)), done(second!, now, { number: 2 })]);
    await outbox.settle([done(first!, after(now, 3000), { number: 3 }), failed(second!, now, after(now, 9000))]);
    const [a, b] = await outbox.ofCase('O9');
    expect(a).toMatchObject({
      status: 'done',
      doneAt: after(now, 3000),
      receipt: { number: 3 },
      tries: [
        { at: now, outcome: 'failed', detail: 'ECONNREFUSED' },
        { at: after(now, 1000), outcome: 'failed', detail: 'ECONNREFUSED' },
        { at: after(now, 3000), outcome: 'done', detail: null },
      ],
    });
    expect(b).toMatchObject({ status: 'done', doneAt: now, receipt: { number: 1 }, tries: [{ outcome: 'done' }] });
    expect(b?.tries).toHaveLength(1);
  });

  it('that is held without a try waits likewise and logs nothing', async () => {
    const { effects, messages } = await submitted('O10');
    const now = soon();
    await db.store.outbox.settle([
      { key: messages[0]!.key, at: now, outcome: 'held', tryAfter: after(now, 1000) },
      ...effects.filter(({ kind }) => kind !== 'message').map((effect) => done(effect, now)),
    ]);
    expect(await due(now)).toEqual([]);
    const back = await db.store.outbox.due(after(now, 1000), 100);
    expect(back.map(({ key, failures }) => [key, failures])).toEqual(messages.map(({ key }) => [key, 0]));
  });
});

describe('a sudden backlog', () => {
  it('that the statistics know nothing of is looked into as fast as ever', { timeout: 60_000 }, async () => {
    const fill = (letter: string, effects: number, status: string, doneAt: string) =>
      db.sql(
        `INSERT INTO effect (key, case_no, seq, kind, body, status, done_at)
         SELECT $1 || n % 5000 || ':' || n || ':1', $1 || n % 5000, n, 'message', '{}', $2, ${doneAt}
         FROM generate_series(1, $3::integer) n`,
        [letter, status, effects],
      );
    await db.sql('ALTER TABLE effect SET (autovacuum_enabled = false)');
    await fill('past', 20_000, 'done', 'now()');
    await db.sql('ANALYZE effect');
    const before = performance.now();
    await fill('new', 60_000, 'waiting', 'NULL');
    const filled = performance.now();
    const now = soon();
    const effects = await db.store.outbox.due(now, 200);
    await db.store.outbox.settle(effects.map((effect) => failed(effect, now, after(now, 1000))));
    // Plans that go through the whole backlog for each effect need some ten times as long as filling it took.
    expect(performance.now() - filled).toBeLessThan(filled - before);
    expect(effects).toHaveLength(200);
  });
});

describe('two pumps at once', () => {
  it('settle the same batch without harm: one receipt, one line of the log', async () => {
    const { effects } = await submitted('O11');
    const now = soon();
    await Promise.all(
      Array.from({ length: 6 }, (_, pump) =>
        db.store.outbox.settle(effects.map((effect) => done(effect, now, { pump }))),
      ),
    );
    const settled = await db.store.outbox.ofCase('O11');
    expect(settled.map(({ status, tries }) => [status, tries.length])).toEqual(effects.map(() => ['done', 1]));
  });
});

describe('logs of several cases', () => {
  it('are read by one query, each up to the event asked for', async () => {
    const [one, two] = [await submitted('O13'), await submitted('O14')];
    await passed(one);
    await passed(two);
    const logs = await db.store.cases.logs(
      new Map([
        ['O13', 1],
        ['O14', 2],
        ['nowhere', 5],
      ]),
    );
    expect([...logs.keys()]).toEqual(['O13', 'O14']);
    expect(logs.get('O13')?.()).toEqual((await db.store.cases.events('O13')).slice(0, 1));
    expect(logs.get('O14')?.()).toEqual(await db.store.cases.events('O14'));
  });

  it('of which one can’t be opened spoil no other', async () => {
    await submitted('O15');
    await submitted('O16');
    await db.sql('ALTER TABLE case_event DISABLE TRIGGER case_event_append_only');
    await db.sql(`UPDATE case_event SET personal = 's1.gone.AAAA' WHERE case_no = 'O16'`);
    await db.sql('ALTER TABLE case_event ENABLE TRIGGER case_event_append_only');
    const logs = await db.store.cases.logs(
      new Map([
        ['O15', 1],
        ['O16', 1],
      ]),
    );
    expect(() => logs.get('O16')?.()).toThrow();
    expect(
      logs
        .get('O15')?.()
        .map(({ event }) => event.type),
    ).toEqual(['case-submitted']);
  });
});
