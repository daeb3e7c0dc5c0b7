import type { Simulation } from '#libs/domain/case/state.js';
import type { EpochMs } from '#libs/domain/time/index.js';
import { epochMs } from './rules.js';

// eslint-disable-next-line no-restricted-properties -- in the sandbox the SDK's Date is the engine's replayed time; only here
const engineNow = (): number => Date.now();

/** 模拟办件: virtual = start + rate × elapsed; for a real case it is the engine's time itself. */
export interface EngineClock {
  readonly origin: number;
  now(): EpochMs;
  /** Real milliseconds until `at`; at least 1, so that a timer is never armed in the past. */
  until(at: EpochMs): number;
  /** Real milliseconds since `at`. */
  since(at: EpochMs): number;
}

export function engineClock(simulation: Simulation | undefined, origin = engineNow()): EngineClock {
  const rate = simulation?.rate ?? 1;
  const now = () => epochMs(Math.floor(simulation ? simulation.startAt + rate * (engineNow() - origin) : engineNow()));
  return {
    origin,
    now,
    until: (at) => Math.max(1, Math.ceil((at - now()) / rate)),
    since: (at) => (now() - at) / rate,
  };
}
