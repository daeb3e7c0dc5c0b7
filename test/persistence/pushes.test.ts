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
const push = (subscriptionId: string, caseNo: string) =>
  db.sql(`INSERT INTO event_push (subscription_id, case_no, seq, type, stage) VALUES ($1, $2, 1, 't', 's')`, [
    subscriptionId,
    caseNo,
  ]);
const outcome = (caseNo: string, at: EpochMs, own: Partial<PushOutcome> = {}): PushOutcome => ({
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
