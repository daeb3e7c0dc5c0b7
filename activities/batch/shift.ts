import { setTimeout as pause } from 'node:timers/promises';
import { Context } from '@temporalio/activity';
import type { EpochMs } from '#libs/domain/time/index.js';

/** How a pump paces itself; milliseconds. */
export interface Pace {
  /** Between two looks where there was less than one batch to do. */
  readonly idleMs: number;
  /** After this time the pump ends and is called anew, so that its history stays readable and workers can change. */
  readonly shiftMs: number;
  /** Signs of life; well below the heartbeat time-out of the workflow's profile. */
  readonly beatMs: number;
}
const PACE: Pace = { idleMs: 300, shiftMs: 5 * 60_000, beatMs: 3000 };
/** A pump that hangs longer than this after its shift gives no more signs of life, so that another takes over. */
const OVERTIME_MS = 2 * 60_000;

export interface ShiftDeps {
  readonly now: () => EpochMs;
  /** Aborted when this process is about to leave: the pump then ends at once. */
  readonly relief: AbortSignal;
  readonly pace?: Partial<Pace>;
  /** The activity's own sign of life and its end; Temporal's when left out. */
  readonly activity?: () => { heartbeat(details?: unknown): void; readonly cancellationSignal: AbortSignal };
}

/** One shift of a pump: rounds, one after another, with a pause where a round answers that there was little to do. */
export async function shift(
  { now, relief, pace, activity }: ShiftDeps,
  start: (stop: AbortSignal) => () => Promise<'more' | 'idle'>,
): Promise<void> {
  const { idleMs, shiftMs, beatMs } = { ...PACE, ...pace };
  const { heartbeat, cancellationSignal } = handOf(activity ? activity() : Context.current());
  const stop = AbortSignal.any([cancellationSignal, relief]);
  const endsAt = now() + shiftMs;
  const beat = setInterval(() => now() < endsAt + OVERTIME_MS && heartbeat(), beatMs);
  try {
    const round = start(stop);
    while (!stop.aborted && now() < endsAt) {
      if ((await round()) === 'idle') await pauseUnlessStopped(idleMs, stop);
    }
  } finally {
    clearInterval(beat);
  }
}

const handOf = (activity: ReturnType<NonNullable<ShiftDeps['activity']>>) => ({
  heartbeat: () => activity.heartbeat(),
  cancellationSignal: activity.cancellationSignal,
});

async function pauseUnlessStopped(ms: number, stop: AbortSignal): Promise<void> {
  await pause(ms, undefined, { signal: stop }).catch((error: unknown) => {
    if (!stop.aborted) throw error;
  });
}
