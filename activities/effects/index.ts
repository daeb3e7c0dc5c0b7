import { setTimeout as pause } from 'node:timers/promises';
import { Context } from '@temporalio/activity';
import type { EffectActivities } from '#libs/contracts/index.js';
import { epochMs } from '#libs/domain/time/index.js';
import { carryOut, type CarryOutDeps } from './carry-out.js';
import { LOCAL_PORTS } from './local.js';

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
const PACE: Pace = { idleMs: 500, shiftMs: 5 * 60_000, beatMs: 3000 };
/** Effects taken in one go, and how many cases at once: effects must leave the database and the CPU to officers. */
const BATCH = 100;
const LANES = 4;

export interface EffectDeps extends Omit<CarryOutDeps, 'ports' | 'now'> {
  /** Receivers of the outside world; the local ones when left out. */
  readonly ports?: CarryOutDeps['ports'];
  readonly now?: CarryOutDeps['now'];
  readonly pace?: Partial<Pace>;
  /** The activity's own sign of life and its end; Temporal's when left out. */
  readonly activity?: () => { heartbeat(details?: unknown): void; readonly cancellationSignal: AbortSignal };
}

/** Activities that tell the outside world what happened to cases. */
export function createEffectActivities(given: EffectDeps): EffectActivities {
  const deps: CarryOutDeps = {
    ...given,
    ports: given.ports ?? LOCAL_PORTS,
    now: given.now ?? (() => epochMs(Date.now())),
  };
  const { idleMs, shiftMs, beatMs } = { ...PACE, ...given.pace };
  return {
    async pumpEffects() {
      const activity = given.activity ? given.activity() : Context.current();
      const stop = activity.cancellationSignal;
      const endsAt = deps.now() + shiftMs;
      const beat = setInterval(() => activity.heartbeat(), beatMs);
      try {
        while (!stop.aborted && deps.now() < endsAt) {
          const due = await deps.outbox.due(deps.now(), BATCH);
          await inLanes(
            Map.groupBy(due, ({ caseNo }) => caseNo),
            ([caseNo, effects]) => carryOut(caseNo, new Set(effects.map(({ key }) => key)), deps, stop),
          );
          if (due.length < BATCH) await pauseUnlessStopped(idleMs, stop);
        }
      } finally {
        clearInterval(beat);
      }
    },
  };
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
