import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type EpochMs, epochMs } from '#libs/domain/time/index.js';
import type { PushOutcome, ReceiverStanding } from '#libs/persistence/index.js';
import { type ScratchDatabase, scratchDatabase } from '../setup/database.js';

const NOW = epochMs(Date.parse('2026-11-27T09:00:00+08:00'));
let db: ScratchDatabase;
beforeAll(async () => (db = await scratchDatabase(inject('databaseUrl'))));
afterAll(() => db.drop());

const subscribed = async (id: string) =>
  (await db.store.subscriptions.add({
    clientId: id,
    url: 'https://r.example/',
    eventTypes: null,
    createdAt: NOW,
    secret: 'whsec_AA==',
    requestId: id,
    fingerprint: 'f',
  }))!;
/** Of each case's only push. */
const pushIds = new Map<string, number>();
const push = async (subscriptionId: string, caseNo: string) => {
  const rows = await db.sql<{ id: number }>(
    `INSERT INTO event_push (subscription_id, case_no, seq, type, stage) VALUES ($1, $2, 1, 't', 's') RETURNING id`,
    [subscriptionId, caseNo],
  );
  pushIds.set(caseNo, rows[0]!.id);
};
const outcome = (caseNo: string, at: EpochMs, own: Partial<PushOutcome> = {}): PushOutcome => ({
  pushId: pushIds.get(caseNo)!,
  caseNo,
  seq: 1,
  state: 'waiting',
  failures: 1,
  at,
  status: 422,
  fault: null,
  ms: 7,
  tryAfter: at,
  ...own,
});
const STANDING: ReceiverStanding = { failures: 0, failingSince: NOW, tryAfter: NOW };

describe('the tries of a push', () => {
  it('are kept with it, the last one first and twenty at most, each push its own', async () => {
    const { id } = await subscribed('tries');
    for (const caseNo of ['T1', 'T2', 'T3']) await push(id, caseNo);
    for (let n = 0; n < 22; n++) {
      const at = epochMs(NOW + n);
      await db.store.pushes.settle(
        id,
        [outcome('T1', at, { ms: n }), outcome('T2', at)].slice(0, n < 2 ? 2 : 1),
        STANDING,
      );
    }
    const told = { state: 'done', status: null, fault: 'ECONNRESET', ms: 1 } as const;
    await db.store.pushes.settle(id, [outcome('T2', epochMs(NOW + 99), told)], STANDING);
    const [third, second, first] = await db.store.pushes.list(id, undefined, undefined, 9);
    expect(third!.tries).toEqual([]);
    expect(second!.tries).toEqual([
      { at: NOW + 99, status: null, fault: 'ECONNRESET', ms: 1 },
      { at: NOW + 1, status: 422, fault: null, ms: 7 },
      { at: NOW, status: 422, fault: null, ms: 7 },
    ]);
    expect(first!.tries.map(({ ms }) => ms)).toEqual(Array.from({ length: 20 }, (_, n) => 21 - n));
  });
});

describe('a request to be carried out once', () => {
  const request = { requestId: 'r1', fingerprint: 'f', at: NOW };
  const at = (ms: number) => ({ ...request, at: epochMs(NOW + ms) });
  const { begin, end } = {
    begin: (asked: typeof request) => db.store.subscriptionRequests.begin<object>(asked),
    end: (asked: typeof request) => db.store.subscriptionRequests.end(asked, { status: 204 }),
  };

  it('is one caller’s; the others see that it runs, and its answer when it is there', async () => {
    const begun = await Promise.all([begin(request), begin(request), begin(request)]);
    expect(begun.filter((one) => one === undefined)).toHaveLength(1);
    expect(begun.filter((one) => one?.answer === null)).toHaveLength(2);
    await end(request);
    expect(await begin(at(3_600_000))).toEqual({ fingerprint: 'f', answer: { status: 204 } });
  });

  it('begins anew where whoever began it must be dead, and no sooner', async () => {
    const asked = (ms: number) => ({ ...at(ms), requestId: 'r2' });
    expect(await begin(asked(0))).toBeUndefined();
    expect(await begin(asked(60_000))).toMatchObject({ answer: null });
    expect(await begin({ ...asked(60_001), fingerprint: 'other' })).toEqual({ fingerprint: 'f', answer: null });
    expect(await begin(asked(60_001))).toBeUndefined();
  });
});

describe('a subscription that takes nothing', () => {
  it('is disabled once, with its reason, and the audit log says so', async () => {
    const { id } = await subscribed('failing');
    await push(id, 'P1');
    const before = await db.store.pushes.disabled();
    const settle = () => db.store.pushes.settle(id, [outcome('P1', NOW)], { ...STANDING, disabled: 'failing' });
    expect([await settle(), await settle()]).toEqual([true, false]);
    expect(await db.store.subscriptions.find('failing', id)).toMatchObject({
      state: 'disabled',
      disabledReason: 'failing',
      failingSince: NOW,
    });
    expect(await db.store.audit.of(`subscription:${id}`, 9)).toMatchObject([
      { action: 'subscription-disabled', actorId: 'engine', at: NOW, detail: { reason: 'failing' } },
    ]);
    expect(await db.store.pushes.disabled()).toBe(before + 1);
    await db.store.subscriptions.change(id, { state: 'active' });
    expect(await db.store.pushes.disabled()).toBe(before);
  });

  it('stays paused when its owner paused it meanwhile, and nothing is audited', async () => {
    const { id } = await subscribed('paused');
    await push(id, 'P2');
    await db.store.subscriptions.change(id, { state: 'paused' });
    expect(await db.store.pushes.settle(id, [outcome('P2', NOW)], { ...STANDING, disabled: 'gone' })).toBe(false);
    expect(await db.store.subscriptions.find('paused', id)).toMatchObject({ state: 'paused', disabledReason: null });
    expect(await db.store.audit.of(`subscription:${id}`, 9)).toEqual([]);
  });
});
