import type { Metrics } from './metrics.js';

export interface Backlog {
  readonly waiting: number;
  readonly oldestAt: number | null;
}

/** Where a scrape finds what nobody reports by itself. One that is left out leaves its gauge unknown (NaN). */
export interface Sources {
  /** The outbox: how many effects wait, and since when the oldest does. */
  backlog?: () => Promise<Backlog>;
  /** The same of what business systems are to be told. */
  pushes?: () => Promise<Backlog>;
  /** How many subscriptions are disabled because their receivers took nothing for days. */
  disabledSubscriptions?: () => Promise<number>;
  /** As of the outbox, of changes that are not folded into the cells of the statistics yet. */
  statistics?: () => Promise<Backlog>;
  connections?: () => { readonly busy: number; readonly idle: number; readonly waiting: number };
  engine?: () => Promise<boolean>;
}

/** A scrape must end before Prometheus gives it up, whatever is away. */
const WITHIN_MS = 2000;

/** Asks every source anew. One that fails or hangs leaves NaN: unknown, neither well nor bad. */
export async function refreshed(metrics: Metrics): Promise<void> {
  const { backlog, pushes, disabledSubscriptions, statistics, connections, engine } = metrics.sources;
  if (connections) {
    for (const [state, count] of Object.entries(connections())) metrics.connections.set({ state }, count);
  }
  const [effects, told, disabled, folded, engineUp] = await Promise.all([
    backlog && answerOf(backlog()),
    pushes && answerOf(pushes()),
    disabledSubscriptions && answerOf(disabledSubscriptions()),
    statistics && answerOf(statistics()),
    engine && answerOf(engine()),
  ]);
  metrics.effectsWaiting.set(effects?.waiting ?? NaN);
  metrics.effectsOldestSeconds.set(effects ? ageOf(effects.oldestAt) : NaN);
  metrics.pushesWaiting.set(told?.waiting ?? NaN);
  metrics.pushesOldestSeconds.set(told ? ageOf(told.oldestAt) : NaN);
  metrics.subscriptionsDisabled.set(disabled ?? NaN);
  metrics.statisticsWaiting.set(folded?.waiting ?? NaN);
  metrics.statisticsOldestSeconds.set(folded ? ageOf(folded.oldestAt) : NaN);
  metrics.engineUp.set(engineUp === undefined ? NaN : Number(engineUp));
}

const ageOf = (at: number | null): number => (at === null ? 0 : Math.max(0, (Date.now() - at) / 1000));

async function answerOf<T>(asked: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => (timer = setTimeout(() => resolve(undefined), WITHIN_MS)));
  return Promise.race([asked.catch(() => undefined), late]).finally(() => clearTimeout(timer));
}
