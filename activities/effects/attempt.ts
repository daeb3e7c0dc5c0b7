/** How long a receiver may take to answer; milliseconds. */
export const PATIENCE_MS = 15_000;
export const RECEIVER_TIMEOUT = 'RECEIVER_TIMEOUT';

/** A receiver that never answers must not hold up the others: its late answer is dropped, it will see the key again. */
export async function inTime<T>(work: Promise<T>, ms: number, stop: AbortSignal): Promise<T> {
  const { promise: over, reject } = Promise.withResolvers<never>();
  const giveUp = (): void => reject(Object.assign(new Error('No answer in time'), { code: RECEIVER_TIMEOUT }));
  const timer = setTimeout(giveUp, ms);
  stop.addEventListener('abort', giveUp, { once: true });
  if (stop.aborted) giveUp();
  try {
    return await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
    stop.removeEventListener('abort', giveUp);
  }
}
