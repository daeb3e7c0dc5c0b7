import {
  allHandlersFinished,
  condition,
  continueAsNew,
  defineQuery,
  defineSignal,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import {
  type CaseToWake,
  PAUSE_SIGNAL,
  PROGRESS_QUERY,
  RESUME_SIGNAL,
  type RetimingInput,
  type RetimingPlace,
  type RetimingProgress,
} from '#libs/contracts/index.js';
import { retiming } from '../profiles.js';
import { wake } from '../wake.js';

const pause = defineSignal(PAUSE_SIGNAL);
const resume = defineSignal(RESUME_SIGNAL);
const progress = defineQuery<RetimingProgress>(PROGRESS_QUERY);

const BATCH = 100;

/**
 * 重新计时 after a calendar changed: every running case is brought to the new version, batch by batch in the order of
 * case numbers, until a pass finds none that is left. Cases that were opened by the former version meanwhile are found by
 * the next pass. A dry run is one pass that changes nothing.
 */
export async function retimingWorkflow(input: RetimingInput): Promise<void> {
  const { noticeId, dry, calendars } = input;
  let paused = input.paused ?? false;
  let failed = 0;
  let state: RetimingProgress['state'] = 'running';
  setHandler(pause, () => void (paused = true));
  setHandler(resume, () => void (paused = false));
  setHandler(progress, () => ({ state: state === 'finished' ? state : paused ? 'paused' : 'running', failed }));

  let place: RetimingPlace = input.at ?? { calendar: 0, after: '' };
  // Going on as a new run, it doesn't know what this pass did before: then one pass more.
  let isClean = input.at === undefined;
  for (;;) {
    const calendarId = calendars[place.calendar];
    if (calendarId === undefined) {
      if (dry || isClean) break;
      isClean = true;
      failed = 0;
      place = { calendar: 0, after: '' };
      continue;
    }
    await condition(() => !paused);
    const done = await retiming.retimeBatch({ noticeId, dry, calendarId, after: place.after, limit: BATCH });
    failed += done.failed;
    await wakeAll(noticeId, done.wake);
    // What failed is found by every pass: only a pass that got on is worth another.
    if (done.seen > done.failed) isClean = false;
    place = done.last === null ? { calendar: place.calendar + 1, after: '' } : { ...place, after: done.last };
    if (!workflowInfo().continueAsNewSuggested) continue;
    await condition(allHandlersFinished);
    return continueAsNew<typeof retimingWorkflow>({ ...input, at: place, paused });
  }
  state = 'finished';
}

async function wakeAll(noticeId: string, cases: readonly CaseToWake[]): Promise<void> {
  if (cases.length === 0) return;
  await wake(cases);
  await retiming.noteWoken({ noticeId, caseNos: cases.map(({ caseNo }) => caseNo) });
}
