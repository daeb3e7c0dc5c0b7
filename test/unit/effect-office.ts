import {
  createEffectActivities,
  type EffectOutcome,
  type EffectPorts,
  type Faults,
  type OutboxStore,
  type Receipt,
} from '#activities/effects/index.js';
import { NATIONAL_CALENDAR } from '#libs/domain/calendar/index.js';
import type { Effect, EffectKind } from '#libs/domain/case/effect-types.js';
import { epochMs } from '#libs/domain/time/index.js';
import { DEPARTMENTS, ITEMS } from '#libs/samples/index.js';
import type { Story } from './story.js';

export const START = Date.parse('2026-11-22T09:00:00+08:00');

/** The record room of some stories and a pump on it, with a clock that moves only when the pump has nothing to do. */
export function office(
  stories: readonly Story[],
  {
    faults,
    ports,
    stopAfter = Infinity,
    stop = new AbortController(),
  }: { faults?: Faults; ports?: EffectPorts; stopAfter?: number; stop?: AbortController } = {},
) {
  const receipts = new Map<string, Receipt>();
  const tries: Extract<EffectOutcome, { outcome: 'failed' }>[] = [];
  const order: string[] = [];
  let now = START;
  const effects = stories.flatMap((story) => story.effects);
  const storyOf = (caseNo: string) => stories.find((story) => story.caseNo === caseNo)!;
  const stored = (effect: Effect) => ({
    ...effect,
    tries: tries.filter(({ key }) => key === effect.key),
    receipt: receipts.get(effect.key) ?? null,
  });
  const waits = ({ key }: Effect) => !receipts.has(key);
  const dueAt = ({ key }: Effect) => tries.findLast((one) => one.key === key)?.tryAfter ?? START;
  const outbox: OutboxStore = {
    due: (at, limit) => {
      const waiting = effects.filter(waits);
      if (waiting.length === 0) stop.abort();
      const due = waiting.filter((effect) => dueAt(effect) <= at);
      // Nothing can be done now: on to the next try.
      if (due.length === 0) now = Math.max(now, Math.min(...waiting.map(dueAt)));
      return Promise.resolve(due.slice(0, limit).map(stored));
    },
    waiting: (caseNo) => Promise.resolve(storyOf(caseNo).effects.filter(waits).map(stored)),
    ofCase: (caseNo) => Promise.resolve(storyOf(caseNo).effects.map(stored)),
    settle: (outcomes) => {
      for (const outcome of outcomes) {
        if (outcome.outcome === 'failed') tries.push(outcome);
        else receipts.set(outcome.key, outcome.receipt);
        if (outcome.outcome === 'done') order.push(outcome.key);
      }
      if (order.length >= stopAfter) stop.abort();
      return Promise.resolve();
    },
  };
  const activities = createEffectActivities({
    outbox,
    sources: {
      cases: {
        events: (caseNo) =>
          Promise.resolve(storyOf(caseNo).events.map((event) => ({ event, hash: `hash-${event.seq}` }))),
      },
      items: { version: (code) => Promise.resolve(ITEMS.find(({ itemCode }) => itemCode === code)) },
      calendars: { version: () => Promise.resolve(NATIONAL_CALENDAR) },
      places: { department: (wanted) => Promise.resolve(Object.values(DEPARTMENTS).find(({ id }) => id === wanted)) },
      attachments: {
        ofCase: () =>
          Promise.resolve([{ attachmentId: 'file-1', sha256: 'ab', size: 3, mediaType: 'application/pdf' }]),
      },
    },
    ...(ports && { ports }),
    ...(faults && { faults }),
    now: () => epochMs(now),
    pace: { idleMs: 0, shiftMs: 3_600_000 },
    patienceMs: 50,
    logger: { info: () => undefined, warn: () => undefined },
    activity: () => ({ heartbeat: () => undefined, cancellationSignal: stop.signal }),
  });
  const failures = () =>
    tries
      .filter(({ detail }) => detail !== 'WAITS_BEHIND_ANOTHER')
      .map(({ key, detail, at }) => [key, detail, at - START]);
  return { pump: () => activities.pumpEffects(), receipts, failures, order, waited: () => now - START };
}

/** Receipts of a story of one kind, in order. */
export async function receiptsOf(story: Story, kind: EffectKind): Promise<Receipt[]> {
  const { pump, receipts } = office([story]);
  await pump();
  return story.effects.filter((effect) => effect.kind === kind).map(({ key }) => receipts.get(key)!);
}

/** A receiver that refuses its first `times` requests. */
export const down = (kind: EffectKind, times = Infinity): Faults => {
  let left = times;
  return {
    before(asked) {
      if (asked === kind && left-- > 0)
        throw Object.assign(new Error('SMS to 13800138000 refused'), { code: 'ECONNREFUSED' });
    },
  };
};
