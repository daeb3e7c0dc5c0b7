import { setTimeout as pause } from 'node:timers/promises';
import type { StackOptions } from '#scripts/stack/index.mjs';
import { check, effectsWaiting } from './checker/index.js';
import { type FaultKind, strikeUntil } from './faults.js';
import { Random } from './random.js';
import { withTown } from './town.js';
import { startWork } from './work.js';

export interface DrillOptions {
  readonly cases: number;
  readonly seed: number;
  /** Nothing is broken: what the checker says of an undisturbed run. */
  readonly quiet?: boolean;
  readonly programs?: StackOptions['programs'];
}
export interface Drilled {
  readonly cases: number;
  readonly answers: number;
  readonly retries: number;
  readonly longestOutageMs: number;
  readonly seconds: number;
  readonly struck: Readonly<Record<FaultKind, number>>;
  /** By kind, what contradicts what clients were told. */
  readonly faults: Readonly<Record<string, readonly string[]>>;
}

/** How long what was begun may take to settle after the last fault. */
const SETTLE_MS = 120_000;

/** Cases taken to their ends while everything breaks, and then what an independent checker says of it. */
export async function drill({ cases, seed, quiet = false, programs }: DrillOptions): Promise<Drilled> {
  return withTown(async (town) => {
    const { app, infra } = town;
    const begun = Date.now();
    const work = await startWork(app.url, cases, new Random(seed));
    let isOver = false;
    const done = work.done.finally(() => (isOver = true));
    const [struck] = await Promise.all([strikeUntil(() => isOver || quiet, town, new Random(seed + 1)), done]);
    const seconds = (Date.now() - begun) / 1000;
    const until = Date.now() + SETTLE_MS;
    while ((await effectsWaiting(infra.databaseUrl)) > 0 && Date.now() < until) await pause(500);
    const { databaseUrl, temporalAddress } = infra;
    const faults = await check(work.told, { databaseUrl, temporalAddress, url: app.url });
    const { told } = work;
    return {
      cases: told.cases.length,
      answers: told.cases.reduce((sum, { answers }) => sum + answers.length, 0),
      retries: told.retries,
      longestOutageMs: told.longestOutageMs,
      seconds,
      struck,
      faults,
    };
  }, programs);
}

export const faultsIn = ({ faults }: Pick<Drilled, 'faults'>): readonly string[] => Object.values(faults).flat();
