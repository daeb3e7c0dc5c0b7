import { activityInfo, heartbeat } from '@temporalio/activity';
import type { CaseToWake } from '#libs/contracts/index.js';
import type { CaseReader } from '#libs/persistence/index.js';
import { AT_ONCE, inTurns } from './in-turns.js';
import type { CaseOnRecord } from './on-record.js';

/** After so many tries of a batch a case that fails stays as it is; the log names it. */
const TRIES = 5;
/** Up to the last event of a log. */
export const WHOLE_LOG = 2 ** 31 - 1;

interface EachCase {
  readonly cases: CaseReader;
  readonly logger: { error(fields: object, text: string): void };
}

/**
 * Does the work on each case, `rev` being the last event that is read of it, and answers whom to wake. A case that fails
 * does not hold up the others; the batch is tried again for it.
 */
export async function eachCase<C extends { readonly caseNo: string; readonly rev: number }>(
  found: readonly C[],
  work: (one: C & CaseOnRecord) => Promise<CaseToWake | undefined>,
  { cases, logger }: EachCase,
): Promise<readonly CaseToWake[]> {
  const logs = await cases.logs(new Map(found.map(({ caseNo, rev }) => [caseNo, rev])));
  let failed = 0;
  const done = await inTurns(AT_ONCE, found, async (one) => {
    heartbeat();
    const log = logs.get(one.caseNo);
    try {
      return log && (await work({ ...one, log }));
    } catch (error) {
      failed += 1;
      logger.error({ caseNo: one.caseNo, err: error }, 'a case could not be given to another officer');
      return undefined;
    }
  });
  if (failed > 0 && activityInfo().attempt < TRIES) throw new Error(`${failed} cases could not be given on`);
  return done.filter((one) => one !== undefined);
}
