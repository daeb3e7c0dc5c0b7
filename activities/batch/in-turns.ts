/** As many at once as leave officers most of the worker's connections. */
export const AT_ONCE = 2;

/** Does the work for each, `width` at once, and answers in the order of what was given. */
export async function inTurns<T, R>(width: number, all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const queue = all.entries();
  const worker = async () => {
    for (const [i, one] of queue) results[i] = await work(one);
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}
