import type { CommandAnswer } from '#libs/contracts/index.js';
import { reject } from '#libs/domain/case/rejections.js';
import type { CaseOutcome } from '../engine/index.js';
import { apiProblem, rejectionProblem } from '../http/problems.js';

/** A client that comes again after this time finds an engine that was restarted meanwhile. */
const RETRY_AFTER_SECONDS = '2';

/** The engine's outcome as an answer, or the problem that it is. `stage`: where the case stands as far as is known. */
export function answerOf(outcome: CaseOutcome, stage = '-'): CommandAnswer {
  switch (outcome.kind) {
    case 'answered':
      return outcome.answer;
    case 'rejected':
      throw rejectionProblem(outcome.rejection);
    case 'closed':
      throw rejectionProblem(reject('COMMAND_NOT_AVAILABLE', { stage }));
    case 'unavailable':
      throw apiProblem(
        'ENGINE_UNAVAILABLE',
        { seconds: RETRY_AFTER_SECONDS },
        { headers: { 'retry-after': RETRY_AFTER_SECONDS }, cause: outcome.cause },
      );
  }
}
