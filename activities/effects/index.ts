import { setTimeout as pause } from 'node:timers/promises';
import { Context } from '@temporalio/activity';
import type { EffectActivities } from '#libs/contracts/index.js';
import { cachedSources } from './cached-sources.js';
import { carryOut, type CarryOutDeps } from './carry-out.js';
import type { DueMessage, MessageOutcome, MessageStore } from './messages/port.js';
import { sendMessage } from './messages/send.js';
import type { CaseSources, DueEffect, EffectOutcome, OutboxStore } from './ports.js';
import { Rests } from './rests.js';

export { LOCAL_PORTS } from './local.js';
export type { EffectOutcome, EffectPorts, Faults, OutboxStore, Receipt } from './ports.js';

/** How the pump paces itself; milliseconds. */
export interface Pace {
  /** Between two looks into an outbox that held less than one batch. */
  readonly idleMs: number;
  /** After this time the pump ends and is called anew, so that its history stays readable and workers can change. */
  readonly shiftMs: number;
  /** Signs of life; well below the heartbeat time-out of the workflow's profile. */
  readonly beatMs: number;
}
const PACE: Pace = { idleMs: 300, shiftMs: 5 * 60_000, beatMs: 3000 };
/** A pump that hangs longer than this after its shift gives no more signs of life, so that another takes over. */
const OVERTIME_MS = 2 * 60_000;
/** Effects taken in one go, and how many cases at once: effects must leave the database and the CPU to officers. */
const BATCH = 200;
const LANES = 4;

export interface EffectDeps extends Omit<CarryOutDeps, 'rests' | 'stop'> {
  readonly outbox: OutboxStore;
  readonly messages: MessageStore;
  readonly sources: CaseSources;
  /** Aborted when this process is about to leave: the pump then ends at once, between two effects. */
  readonly relief: AbortSignal;
  readonly pace?: Partial<Pace>;
  /** The activity's own sign of life and its end; Temporal's when left out. */
  readonly activity?: () => { heartbeat(details?: unknown): void; readonly cancellationSignal: AbortSignal };
}

/** Activities that tell the outside world what happened to cases. */
export function createEffectActivities(given: EffectDeps): EffectActivities {
  const { idleMs, shiftMs, beatMs } = { ...PACE, ...given.pace };
  const { outbox, messages, now } = given;
  return {
    async pumpEffects() {
      const activity = given.activity ? given.activity() : Context.current();
      const stop = AbortSignal.any([activity.cancellationSignal, given.relief]);
      const shift = { ...given, sources: cachedSources(given.sources), rests: new Rests(), stop };
      const endsAt = now() + shiftMs;
      const beat = setInterval(() => now() < endsAt + OVERTIME_MS && activity.heartbeat(), beatMs);
      try {
        while (!stop.aborted && now() < endsAt) {
          const due = await outbox.due(now(), BATCH);
          if (due.length > 0) await outbox.settle(await round(due, shift));
          const letters = await messages.due(now(), BATCH);
          if (letters.length > 0) await messages.settle(await sendAll(letters, shift));
          if (due.length < BATCH && letters.length < BATCH) await pauseUnlessStopped(idleMs, stop);
        }
      } finally {
        clearInterval(beat);
      }
    },
  };
}

/** One batch: the logs of its cases are read by one query, and what came of it is noted by another. */
async function round(due: readonly DueEffect[], deps: CarryOutDeps): Promise<readonly EffectOutcome[]> {
  const byCase = Map.groupBy(due, ({ caseNo }) => caseNo);
  const lastSeqs = new Map([...byCase].map(([caseNo, effects]) => [caseNo, effects.at(-1)!.seq]));
  const logs = await deps.sources.cases.logs(lastSeqs);
  const outcomes: EffectOutcome[] = [];
  await inLanes(byCase, async ([caseNo, effects]) => {
    const log = logs.get(caseNo) ?? (() => []);
    outcomes.push(...(await carryOut({ caseNo, log, effects }, deps)));
  });
  return outcomes;
}

async function sendAll(letters: readonly DueMessage[], deps: CarryOutDeps): Promise<readonly MessageOutcome[]> {
  const outcomes: MessageOutcome[] = [];
  await inLanes(letters, async (letter) => {
    const outcome = await sendMessage(letter, deps);
    if (outcome) outcomes.push(outcome);
  });
  return outcomes;
}

/** `work` for all of them, a few at once; when one rejects, this rejects after those under way have ended. */
async function inLanes<T>(things: Iterable<T>, work: (thing: T) => Promise<void>): Promise<void> {
  const left = [...things].values();
  const lane = async (): Promise<void> => {
    for (const thing of left) await work(thing);
  };
  const ended = await Promise.allSettled(Array.from({ length: LANES }, lane));
  const failed = ended.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

async function pauseUnlessStopped(ms: number, stop: AbortSignal): Promise<void> {
  await pause(ms, undefined, { signal: stop }).catch((error: unknown) => {
    if (!stop.aborted) throw error;
  });
}
