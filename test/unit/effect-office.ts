import {
  createEffectActivities,
  type EffectOutcome,
  type EffectPorts,
  type Faults,
  LOCAL_PORTS,
  type OutboxStore,
  type Receipt,
} from '#activities/effects/index.js';
import { NATIONAL_CALENDAR } from '#libs/domain/calendar/index.js';
import type { Effect, EffectKind } from '#libs/domain/case/effect-types.js';
import { epochMs } from '#libs/domain/time/index.js';
import { DEPARTMENTS, ITEMS } from '#libs/samples/index.js';
import type { Story } from './story.js';

export const START = Date.parse('2026-11-22T09:00:00+08:00');

/** Officers have written nothing. */
export const NO_MESSAGES = { due: () => Promise.resolve([]), settle: () => Promise.resolve() };

/** The record room of some stories and a pump on it, with a clock that moves only when the pump has nothing to do. */
export function office(
  stories: readonly Story[],
  {
    faults,
    ports = LOCAL_PORTS,
    stopAfter = Infinity,
    stop = new AbortController(),
    cancelled = new AbortController(),
    patienceMs = 1000,
    away,
    sealed,
  }: {
    faults?: Faults;
    ports?: EffectPorts;
    stopAfter?: number;
    /** This worker's leaving, and the end of the activity. */
    stop?: AbortController;
    cancelled?: AbortController;
    patienceMs?: number;
    /** Why the outbox can't be reached. */
    away?: Error;
    /** A case whose log can't be opened. */
    sealed?: string;
  } = {},
) {
  const receipts = new Map<string, Receipt>();
  const tries: Extract<EffectOutcome, { outcome: 'failed' | 'given_up' }>[] = [];
  const order: string[] = [];
  const putOff = new Map<string, number>();
  /** How many effects each statement noted. */
  const settled: number[] = [];
  const said: string[] = [];
  let now = START;
  const effects = stories.flatMap((story) => story.effects);
  const storyOf = (caseNo: string) => stories.find((story) => story.caseNo === caseNo)!;
  const stored = (effect: Effect) => ({ ...effect, receipt: receipts.get(effect.key) ?? null });
  const waits = ({ key }: Effect) => !receipts.has(key);
  const tryAfter = ({ key }: Effect) => putOff.get(key) ?? START;
  /** A case's waiting effects of one kind: the first one's time counts for all, as in the outbox. */
  const queues = () => Map.groupBy(effects.filter(waits), ({ caseNo, kind }) => `${caseNo} ${kind}`);
  const logOf = (caseNo: string) => {
    if (caseNo === sealed) throw Object.assign(new Error(), { code: 'crypto.sealed_damaged' });
    return storyOf(caseNo).events.map((event) => ({ event, hash: `hash-${event.seq}` }));
  };
  const outbox: OutboxStore = {
    due: (at, limit) => {
      if (away) return Promise.reject(away);
      const firsts = [...queues()].map(([queue, [first]]) => ({ queue, tryAfter: tryAfter(first!) }));
      if (firsts.length === 0) {
        stop.abort();
        return Promise.resolve([]);
      }
      const ripe = new Set(firsts.flatMap((first) => (first.tryAfter <= at ? first.queue : [])));
      // Nothing can be done now: on to the next try.
      if (ripe.size === 0) now = Math.max(now, Math.min(...firsts.map((first) => first.tryAfter)));
      const due = effects.filter((effect) => waits(effect) && ripe.has(`${effect.caseNo} ${effect.kind}`));
      return Promise.resolve(
        due.slice(0, limit).map((effect) => ({
          ...effect,
          failures: tries.filter(({ key }) => key === effect.key).length,
        })),
      );
    },
    ofCase: (caseNo) => Promise.resolve(storyOf(caseNo).effects.map(stored)),
    settle: (outcomes) => {
      settled.push(outcomes.length);
      for (const outcome of outcomes) {
        if (outcome.outcome === 'failed' || outcome.outcome === 'given_up') tries.push(outcome);
        if ('tryAfter' in outcome) putOff.set(outcome.key, outcome.tryAfter);
        else {
          receipts.set(outcome.key, outcome.receipt);
          order.push(outcome.key);
        }
      }
      if (order.length >= stopAfter) stop.abort();
      return Promise.resolve();
    },
  };
  const say = (fields: object, message: string) => void said.push(JSON.stringify({ ...fields, message }));
  const activities = createEffectActivities({
    outbox,
    messages: NO_MESSAGES,
    sources: {
      cases: {
        logs: (lastSeqs) =>
          Promise.resolve(new Map([...lastSeqs].map(([caseNo, last]) => [caseNo, () => logOf(caseNo).slice(0, last)]))),
      },
      items: { version: (code) => Promise.resolve(ITEMS.find(({ itemCode }) => itemCode === code)) },
      calendars: { version: () => Promise.resolve(NATIONAL_CALENDAR) },
      places: { department: (wanted) => Promise.resolve(Object.values(DEPARTMENTS).find(({ id }) => id === wanted)) },
      attachments: {
        ofCase: () =>
          Promise.resolve([{ attachmentId: 'file-1', sha256: 'ab', size: 3, mediaType: 'application/pdf' }]),
      },
    },
    ports,
    ...(faults && { faults }),
    now: () => epochMs(now),
    pace: { idleMs: 0, shiftMs: 3_600_000 },
    patienceMs,
    logger: { warn: say },
    relief: stop.signal,
    activity: () => ({ heartbeat: () => undefined, cancellationSignal: cancelled.signal }),
  });
  const failures = () => tries.map(({ key, detail, at }) => [key, detail, at - START]);
  return {
    pump: () => activities.pumpEffects(),
    receipts,
    failures,
    order,
    settled,
    said,
    waited: () => now - START,
  };
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
