import { setTimeout as pause } from 'node:timers/promises';
import type { EpochMs } from '#libs/domain/time/index.js';
import type { Logger } from '#libs/observability/index.js';
import type { StatisticsFolding } from '#libs/persistence/index.js';

/** Readings count what waits, too: folding keeps them quick, not right. Milliseconds. */
const EVERY_MS = 5000;

interface Folding {
  readonly folding: Pick<StatisticsFolding, 'fold'>;
  readonly now: () => EpochMs;
  readonly logger: Logger;
  /** Aborted when this process is about to leave. */
  readonly stop: AbortSignal;
}

/**
 * Folds what changed into the cells of the statistics, turn after turn, until `stop`. Nothing has to be remembered between
 * turns and any number of workers may try, so this needs no durable watch.
 */
export async function keepFolding({ folding, now, logger, stop }: Folding): Promise<void> {
  while (!stop.aborted) {
    try {
      while (!stop.aborted && (await folding.fold(now())) === 'more');
    } catch (error) {
      logger.error({ err: error }, 'folding the statistics failed; the next turn tries again');
    }
    await pause(EVERY_MS, undefined, { signal: stop }).catch(() => undefined);
  }
}
