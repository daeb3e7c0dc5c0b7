import { continueAsNew, sleep, workflowInfo } from '@temporalio/workflow';
import type { WarningRulesInput, WarningRulesPlace } from '#libs/contracts/index.js';
import { epochMs } from '#libs/domain/time/index.js';
import { warningRules } from '../profiles.js';
import { wake } from '../wake.js';

const BATCH = 100;
const PASSES = 2;
/** Longer than anybody who read the former rules takes to open a case by them. */
const MEANWHILE = '1 minute';
const MEANWHILE_MS = 120_000;

/**
 * 预警规则变更: the running cases of the scope get the rules that hold now, batch by batch; then, a little later, those
 * that were opened by the former rules meanwhile.
 */
export async function warningRulesWorkflow(input: WarningRulesInput): Promise<void> {
  const { changeId, scope, source, calendars, changedAt } = input;
  let place: WarningRulesPlace = input.at ?? { pass: 0, calendar: 0, after: '' };
  for (;;) {
    const { pass, calendar, after } = place;
    const calendarId = calendars[calendar];
    if (calendarId === undefined) {
      if (pass + 1 === PASSES) return;
      await sleep(MEANWHILE);
      place = { pass: pass + 1, calendar: 0, after: '' };
      continue;
    }
    const since = epochMs(pass === 0 ? 0 : changedAt - MEANWHILE_MS);
    const batch = { changeId, scope, source, calendarId, after, since, limit: BATCH };
    const done = await warningRules.changeWarnings(batch);
    await wake(done.wake);
    place = done.last === null ? { pass, calendar: calendar + 1, after: '' } : { ...place, after: done.last };
    if (workflowInfo().continueAsNewSuggested)
      return continueAsNew<typeof warningRulesWorkflow>({ ...input, at: place });
  }
}
