import { describe, expect, inject, it, vi } from 'vitest';
import { Office } from '../support/office.js';

interface OutboxEffect {
  readonly key: string;
  readonly seq: number;
  readonly kind: string;
  readonly status: string;
  readonly receipt: { readonly reference: string } | null;
  readonly doneAt: string | null;
  readonly tries: readonly { readonly at: string; readonly outcome: string }[];
}

const office = new Office(inject('url'));
const WITHIN = { timeout: 30_000, interval: 100 };

async function outbox(caseNo: string): Promise<readonly OutboxEffect[]> {
  const client = await office.as('supervisor');
  const { status, body } = await client.get<{ effects: OutboxEffect[] }>(`/api/v1/cases/${caseNo}/outbox`);
  expect(status).toBe(200);
  return body.effects;
}

/** The outbox when everything in it has been carried out. */
const carriedOut = (caseNo: string) =>
  vi.waitUntil(async () => {
    const effects = await outbox(caseNo);
    return effects.length > 0 && effects.every(({ status }) => status === 'done') && effects;
  }, WITHIN);

describe('what a case asks of the outside world', () => {
  it('is carried out by the pump, each once and in the order of its events', async () => {
    const { caseNo } = await office.open('防雷装置竣工验收');
    await office.give(caseNo, 'pass-pre-review');
    await office.give(caseNo, 'accept');
    await office.approve(caseNo);
    await office.give(caseNo, 'make-licence');
    await office.give(caseNo, 'hand-over', { inPerson: true });
    const effects = await carriedOut(caseNo);
    for (const { tries, receipt } of effects) {
      expect(tries.map(({ outcome }) => outcome)).toEqual(['done']);
      expect(receipt?.reference).toBeTruthy();
    }
    expect(new Set(effects.map(({ key }) => key)).size).toBe(effects.length);
    const seqs = effects.map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
    const times = effects.map(({ doneAt }) => Date.parse(doneAt!));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(new Set(effects.map(({ kind }) => kind))).toEqual(
      new Set(['document', 'message', 'exchange_record', 'e_licence']),
    );
  });

  it('of a later command follows, without the earlier being told again', async () => {
    const { caseNo } = await office.open('防雷装置竣工验收');
    const before = await carriedOut(caseNo);
    await office.give(caseNo, 'fail-pre-review', { opinion: '材料不全,请重新申请' });
    const after = await vi.waitUntil(async () => {
      const effects = await carriedOut(caseNo);
      return effects.length > before.length && effects;
    }, WITHIN);
    expect(after.slice(0, before.length)).toEqual(before);
  });
});
