import { describe, expect, it } from 'vitest';
import { epochMs } from '#libs/domain/time/index.js';
import type { DueReceiver } from '#libs/persistence/index.js';
import { push } from './push.js';

const START = epochMs(Date.parse('2026-11-27T09:00:00+08:00'));
const DAY = 24 * 3_600_000;
type Said = number | string | { status: number; retryAfter: number };

const event = (caseNo: string, seq: number, failures = 0): DueReceiver['events'][number] => ({
  pushId: seq,
  caseNo,
  seq,
  failures,
  type: 'accepted',
  at: START,
  stage: 'under_approval',
  itemCode: '1',
  departmentId: 'd',
  region: '410000',
  trace: null,
});

/** Tells a receiver that answers as `says` has it, a word for each try; `tick` passes with each. */
async function tell(
  events: DueReceiver['events'],
  says: readonly Said[],
  failing: Partial<DueReceiver> = {},
  tick = 10,
) {
  let now = START;
  const sent: string[] = [];
  const receiver = { id: 's', url: 'https://r', secrets: [], failures: 0, failingSince: null, ...failing, events };
  const told = await push(receiver, {
    now: () => now,
    chance: () => 0.5,
    stop: new AbortController().signal,
    meter: () => undefined,
    post: (_url, body) => {
      now = epochMs(now + tick);
      const { id } = JSON.parse(body) as { id: string };
      const say = says[sent.push(id) - 1]!;
      if (typeof say === 'string') return Promise.reject(Object.assign(new Error('secret words'), { code: say }));
      return Promise.resolve(typeof say === 'number' ? { status: say } : say);
    },
  });
  const states = told.outcomes.map(({ caseNo, seq, state, failures }) => `${caseNo}-${seq} ${state} ${failures}`);
  return { ...told, sent, states };
}

describe('telling a receiver', () => {
  it('tells all in order, and notes that it is well', async () => {
    const { sent, states, standing } = await tell([event('A', 1), event('B', 1), event('A', 2)], [200, 204, 202], {
      failures: 3,
      failingSince: START,
    });
    expect(sent).toEqual(['A-1', 'B-1', 'A-2']);
    expect(states).toEqual(['A-1 done 0', 'B-1 done 0', 'A-2 done 0']);
    expect(standing).toMatchObject({ failures: 0, failingSince: null });
  });

  it.each([400, 404, 422, 301, 307])(
    '%i: the event waits with the later ones of its case, others go on',
    async (no) => {
      const { sent, states, standing } = await tell([event('A', 1), event('A', 2), event('B', 1)], [no, 200]);
      expect(sent).toEqual(['A-1', 'B-1']);
      expect(states).toEqual(['A-1 waiting 1', 'B-1 done 0']);
      expect(standing).toMatchObject({ failures: 0, failingSince: null });
    },
  );

  it('an event that was refused for two days is given up, and keeps nothing behind it', async () => {
    const { states, outcomes } = await tell([event('A', 1, 47), event('B', 1, 46)], [400, 400]);
    expect(states).toEqual(['A-1 given_up 48', 'B-1 waiting 47']);
    expect(outcomes[1]!.tryAfter - outcomes[1]!.at).toBe(3_600_000);
  });

  it.each<[Said, number]>([
    [500, 5000],
    [503, 5000],
    [408, 5000],
    ['ECONNREFUSED', 5000],
    ['RECEIVER_TIMEOUT', 5000],
    [{ status: 429, retryAfter: 120 }, 120_000],
    [{ status: 429, retryAfter: 1 }, 5000],
  ])('%o: the receiver is left alone as a whole', async (say, wait) => {
    const { sent, states, standing, outcomes } = await tell([event('A', 1), event('B', 1)], [say]);
    expect(sent).toEqual(['A-1']);
    expect(states).toEqual(['A-1 waiting 0']);
    expect(standing).toEqual({ failures: 1, failingSince: START + 10, tryAfter: START + 10 + wait });
    expect(outcomes[0]!.fault).toBe(typeof say === 'string' ? say : null);
  });

  it('waits longer with each failure, an hour at most', async () => {
    const waits = [];
    for (const failures of [0, 1, 2, 3, 4, 5, 9]) {
      const { standing } = await tell([event('A', 1)], [500], { failures, failingSince: START });
      waits.push((standing.tryAfter - START - 10) / 1000);
    }
    expect(waits).toEqual([5, 30, 120, 600, 1800, 3600, 3600]);
  });

  it('is disabled by 410 at once, and by five days without one that was taken', async () => {
    expect((await tell([event('A', 1)], [410])).standing.disabled).toBe('gone');
    const since = (ms: number) => ({ failures: 99, failingSince: epochMs(START - ms) });
    expect((await tell([event('A', 1)], [500], since(5 * DAY - 1000))).standing.disabled).toBeUndefined();
    expect((await tell([event('A', 1)], [500], since(5 * DAY))).standing.disabled).toBe('failing');
    expect((await tell([event('A', 1)], [200], since(5 * DAY))).standing.disabled).toBeUndefined();
  });

  it('is disabled by five days of refusals alone, and goes on while it takes anything at all', async () => {
    const two = [event('A', 1), event('B', 1)];
    const since = (ms: number) => ({ failingSince: epochMs(START - ms) });
    const first = await tell(two, [422, 403]);
    expect(first.standing).toEqual({ failures: 0, failingSince: START + 10, tryAfter: START });
    expect((await tell(two, [422, 403], since(5 * DAY - 1000))).standing.disabled).toBeUndefined();
    const last = await tell(two, [422, 403], since(5 * DAY));
    expect(last.standing).toMatchObject({ disabled: 'failing', failingSince: START - 5 * DAY });
    expect(last.sent).toEqual(['A-1']);
    const mixed = await tell([...two, event('C', 1)], [422, 200, 403], since(5 * DAY - 15));
    expect(mixed.standing).toMatchObject({ failingSince: START + 30 });
    expect(mixed.standing.disabled).toBeUndefined();
  });

  it('a slow one is told no longer than five seconds in a round', async () => {
    const many = Array.from({ length: 9 }, (_, n) => event('A', n + 1));
    const { sent } = await tell(many, Array<number>(9).fill(200), {}, 2000);
    expect(sent).toHaveLength(3);
  });
});
