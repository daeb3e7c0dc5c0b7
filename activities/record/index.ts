import { ApplicationFailure } from '@temporalio/common';
import type { RecordActivities } from '#libs/contracts/index.js';
import { ProblemError } from '#libs/domain/codes/problem.js';
import { type CaseRecord, RecordContradiction } from '#libs/persistence/index.js';

/** Recording as a local activity. What trying again can't mend fails for good; all else is the database's and is retried. */
export function createRecordActivities(record: CaseRecord): RecordActivities {
  return {
    async recordEvents(input) {
      try {
        return await record.recordEvents(input);
      } catch (error) {
        throw isFinal(error) ? lasting(error) : error;
      }
    },
  };
}

const isFinal = (error: unknown): error is RecordContradiction | ProblemError =>
  error instanceof RecordContradiction || error instanceof ProblemError;

function lasting(error: RecordContradiction | ProblemError): ApplicationFailure {
  const type = error instanceof ProblemError ? error.code : error.name;
  return ApplicationFailure.create({ message: error.message, type, nonRetryable: true, cause: error });
}
