import { condition, continueAsNew, defineSignal, setHandler, workflowInfo } from '@temporalio/workflow';
import { type AbsenceInput, END_SIGNAL } from '#libs/contracts/index.js';
import type { EpochMs } from '#libs/domain/time/index.js';
import { engineClock } from '../case/engine-clock.js';
import { inBatches } from '../in-batches.js';
import { absences } from '../profiles.js';

const end = defineSignal(END_SIGNAL);
/** How long work that comes to the absent officer waits before it goes over. */
const SWEEP_MS = 60_000;

/**
 * 请假代理: waits for the first day, hands the officer's open work over and goes on doing so with what comes to her; when
 * the last day is over, or she comes back early, what is still with the deputy comes back.
 */
export async function absenceWorkflow(input: AbsenceInput): Promise<void> {
  const { absenceId, from, until } = input;
  const clock = engineClock(undefined);
  let isEnded = false;
  setHandler(end, () => void (isEnded = true));
  const waitFor = (at: EpochMs, atMost = Infinity) => condition(() => isEnded, Math.min(clock.until(at), atMost));

  if (clock.now() < from) await waitFor(from);
  while (!isEnded && clock.now() < until) {
    const sweep = async () => {
      let over = false;
      await inBatches(absenceId, '', absences.workOver, (done) => {
        over ||= done.isEnded;
        return !over;
      });
      return over;
    };
    if (await sweep()) break;
    await waitFor(until, SWEEP_MS);
    if (!isEnded && workflowInfo().continueAsNewSuggested) return continueAsNew<typeof absenceWorkflow>(input);
  }
  await inBatches(absenceId, '', absences.workBack);
  await absences.closeAbsence({ id: absenceId });
}
