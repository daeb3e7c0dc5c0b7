import type { WorkBatch, WorkBatchResult } from '#libs/contracts/index.js';
import { wake } from './wake.js';

const BATCH = 100;

/**
 * Does the work batch by batch from behind `after` on, telling the cases each time. `goesOn` is asked after each batch;
 * answers the last case that was looked at where it said no, null when no case was left.
 */
export async function inBatches<R extends WorkBatchResult>(
  id: string,
  after: string,
  work: (batch: WorkBatch) => Promise<R>,
  goesOn: (done: R) => boolean = () => true,
): Promise<string | null> {
  for (let place = after; ;) {
    const done = await work({ id, after: place, limit: BATCH });
    await wake(done.wake);
    if (done.last === null) return null;
    place = done.last;
    if (!goesOn(done)) return place;
  }
}
