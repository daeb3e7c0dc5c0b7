import { setTimeout as pause } from 'node:timers/promises';
import { Context } from '@temporalio/activity';
import type { EffectActivities } from '#libs/contracts/index.js';
import { epochMs } from '#libs/domain/time/index.js';
import { carryOut, type CarryOutDeps } from './carry-out.js';
import { LOCAL_PORTS } from './local.js';

export type { CaseFile, CaseSources, EffectPorts, Faults, OutboxEffect, OutboxStore, Receipt } from './ports.js';

/** How the pump paces itself; milliseconds. */
export interface Pace {
  /** Between two looks into an outbox where nothing was due. */
  readonly idleMs: number;
  /** After this time the pump ends and is called anew, so that its history stays readable and workers can change. */
  readonly shiftMs: number;
  /** Signs of life; well below the heartbeat time-out of the workflow's profile. */
  readonly beatMs: number;
}
const PACE: Pace = { idleMs: 500, shiftMs: 5 * 60_000, beatMs: 3000 };
/** Cases looked at in one go, and how many of them at once: effects must leave the database and the CPU to officers. */
const BATCH = 40;
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
          const due = await deps.outbox.casesDue(deps.now(), BATCH);
          const tries = await inLanes(due, (caseNo) => carryOut(caseNo, deps, stop));
          if (tries === 0) await pauseUnlessStopped(idleMs, stop);
        }
      } finally {
        clearInterval(beat);
      }
    },
  };
}

/** Sum of what `work` answers for every case, a few of them at once; rejects when one rejects, after the others ended. */
async function inLanes(cases: readonly string[], work: (caseNo: string) => Promise<number>): Promise<number> {
  const left = cases.values();
  const lane = async (): Promise<number> => {
    let sum = 0;
    for (const caseNo of left) sum += await work(caseNo);
    return sum;
  };
  const ended = await Promise.allSettled(Array.from({ length: Math.min(LANES, cases.length) }, lane));
  for (const result of ended) if (result.status === 'rejected') throw result.reason;
  return ended.reduce((sum, result) => sum + (result.status === 'fulfilled' ? result.value : 0), 0);
}

async function pauseUnlessStopped(ms: number, stop: AbortSignal): Promise<void> {
  await pause(ms, undefined, { signal: stop }).catch((error: unknown) => {
    if (!stop.aborted) throw error;
  });
}
