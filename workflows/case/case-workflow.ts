import {
  allHandlersFinished,
  ApplicationFailure,
  condition,
  continueAsNew,
  defineQuery,
  defineSignal,
  defineUpdate,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import {
  type CaseStanding,
  type CaseWorkflowInput,
  type CommandAnswer,
  type CommandRequest,
  COMMAND_UPDATE,
  CONTINUING,
  REJECTED,
  STANDING_QUERY,
  WAKE_SIGNAL,
} from '#libs/contracts/index.js';
import type { Decision } from '#libs/domain/case/decide/index.js';
import { CaseLoop } from './case-loop.js';

const command = defineUpdate<CommandAnswer, [CommandRequest]>(COMMAND_UPDATE);
const wake = defineSignal<[knownRev: number]>(WAKE_SIGNAL);
const standing = defineQuery<CaseStanding>(STANDING_QUERY);

function accepted(decision: Decision): Extract<Decision, { ok: true }> {
  if (decision.ok) return decision;
  const { rejection } = decision;
  throw ApplicationFailure.create({
    type: REJECTED,
    message: rejection.code,
    details: [rejection],
    nonRetryable: true,
  });
}

/**
 * One case (办件) = one run of this loop: wait for a command or the next alarm, decide, record, carry out effects,
 * continue as new. All rules are in libs/domain; all side effects in activities.
 */
export async function caseWorkflow(input: CaseWorkflowInput): Promise<void> {
  const loop = new CaseLoop(input);
  let leaving = false;

  setHandler(
    command,
    async (request) => {
      for (;;) {
        while (loop.isRecording()) await condition(() => !loop.isRecording());
        const earlier = loop.answered(request);
        if (earlier) return earlier;
        if (loop.isBehind(request)) await loop.catchUp();
        else {
          const answer = await loop.commit(accepted(loop.decide(request)), request);
          if (answer) return answer;
        }
      }
    },
    {
      // Synchronous: a rejected command leaves no trace in history.
      validator: (request: CommandRequest) => {
        if (leaving) throw ApplicationFailure.create({ type: CONTINUING, message: CONTINUING, nonRetryable: true });
        if (!loop.answered(request) && !loop.isBehind(request)) accepted(loop.decide(request));
      },
    },
  );
  setHandler(wake, async (knownRev) => {
    while (loop.isRecording()) await condition(() => !loop.isRecording());
    if (loop.isBehind({ knownRev })) await loop.catchUp();
  });
  setHandler(standing, () => loop.standing());

  for (;;) {
    await condition(() => loop.wantsAttention());
    await loop.attend();
    leaving = workflowInfo().continueAsNewSuggested || loop.isOver();
    if (!leaving) continue;
    await condition(allHandlersFinished);
    if (loop.isOver()) return;
    return continueAsNew<typeof caseWorkflow>(loop.carryOver());
  }
}
