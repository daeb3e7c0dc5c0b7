import { apiProblem } from '../http/problems.js';

const RETRY = '2';

/** Asks the engine; where it is away the caller is told to come again with the same key. Throws ENGINE_UNAVAILABLE. */
export async function asking(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    throw apiProblem('ENGINE_UNAVAILABLE', { seconds: RETRY }, { headers: { 'retry-after': RETRY }, cause });
  }
}
