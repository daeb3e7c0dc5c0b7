import { isPaused, isRunning, type Clock, type ClockKind, type Pause } from '../clock/index.js';
import type { LimitUnit } from '../item/index.js';
import type { EpochMs } from '../time/index.js';
import type { Moves } from './events.js';

/** Pure steps on a case's list of clocks; `evolve` composes them. */
type Clocks = readonly Clock[];

export interface ClockStart {
  readonly unit: LimitUnit;
  readonly budget: number;
  readonly dayEndsAtMinute: number;
  readonly step?: string;
}

export function startClock(clocks: Clocks, kind: ClockKind, at: EpochMs, start: ClockStart): Clocks {
  const n = clocks.filter((clock) => clock.kind === kind).length + 1;
  const clock: Clock = {
    id: `${kind}:${n}`,
    kind,
    extended: 0,
    startedAt: at,
    pauses: [],
    raised: [],
    moves: [],
    ...start,
  };
  return [...clocks, clock];
}

const closePause = (pauses: readonly Pause[], at: EpochMs): readonly Pause[] =>
  pauses.map((pause) => (pause.to === undefined ? { ...pause, to: at } : pause));

/** Stops the running clocks of these kinds (all kinds when none is named); one that is paused stops with its due date unknown. */
export function stopClocks(clocks: Clocks, at: EpochMs, kinds?: readonly ClockKind[]): Clocks {
  return clocks.map((clock) =>
    isRunning(clock) && (!kinds || kinds.includes(clock.kind)) ? { ...clock, stoppedAt: at } : clock,
  );
}

export function pauseClocks(clocks: Clocks, kinds: readonly ClockKind[], pause: Pause): Clocks {
  return clocks.map((clock) =>
    isRunning(clock) && !isPaused(clock) && kinds.includes(clock.kind)
      ? { ...clock, pauses: [...clock.pauses, pause] }
      : clock,
  );
}

export function resumeClocks(clocks: Clocks, kinds: readonly ClockKind[], at: EpochMs): Clocks {
  return clocks.map((clock) =>
    isPaused(clock) && kinds.includes(clock.kind) ? { ...clock, pauses: closePause(clock.pauses, at) } : clock,
  );
}

/** Adds units by clock id; a warning of the old limit may ring again for the new one. */
export function extendClocks(clocks: Clocks, units: Readonly<Record<string, number>>): Clocks {
  return clocks.map((clock) => {
    const added = units[clock.id];
    if (added === undefined) return clock;
    const raised = clock.raised.filter((alarm) => alarm !== 'warning');
    return { ...clock, extended: clock.extended + added, raised };
  });
}

export function noteMoves(clocks: Clocks, moves: Moves, seq: number, at: EpochMs): Clocks {
  if (moves.length === 0) return clocks;
  return clocks.map((clock) => {
    const own = moves.filter((move) => move.clockId === clock.id);
    if (own.length === 0) return clock;
    return { ...clock, moves: [...clock.moves, ...own.map(({ clockId: _, ...move }) => ({ ...move, seq, at }))] };
  });
}
