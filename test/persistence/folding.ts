import type { EpochMs } from '#libs/domain/time/index.js';
import type { ScratchDatabase } from '../setup/database.js';

/** Adds all that waits to the cells, as of `now`. */
export async function foldAll({ store }: ScratchDatabase, now: EpochMs): Promise<void> {
  while ((await store.statisticsFolding.fold(now)) === 'more');
}
