import { ApplicationFailure } from '@temporalio/common';
import type { RecordActivities, Recorded, RecordPlace } from '#libs/contracts/index.js';
import { ProblemError } from '#libs/domain/codes/problem.js';
import {
  type Calendars,
  type CaseReader,
  type CaseRecord,
  type Ladders,
  RecordContradiction,
  type Receipts,
} from '#libs/persistence/index.js';
import { onTheLadder } from './ladder.js';

interface RecordRoom {
  readonly record: CaseRecord;
  readonly cases: CaseReader;
  readonly receipts: Receipts;
  readonly ladders: Ladders;
  readonly calendars: Calendars;
}

/** Recording as a local activity. What trying again can't mend fails for good; all else is the database's and is retried. */
export function createRecordActivities({ record, cases, receipts, ladders, calendars }: RecordRoom): RecordActivities {
  /** What stands behind a place that the record knows; undefined when it does not know the place, or nothing follows. */
  async function ahead({ caseNo, rev, lastHash }: RecordPlace): Promise<Recorded | undefined> {
    const log = await cases.eventsFrom(caseNo, Math.max(rev, 1));
    const behind = rev === 0 ? log : log.slice(1);
    if (rev > 0 && log[0]?.hash !== lastHash) return undefined;
    const last = behind.at(-1);
    return last && { lastHash: last.hash, ahead: { events: behind.map(({ event }) => event) } };
  }

  return {
    async recordEvents(input) {
      try {
        const effects = await onTheLadder(input, ladders);
        return { lastHash: await record.recordEvents({ ...input, effects }) };
      } catch (error) {
        if (error instanceof ProblemError) throw lasting(error, error.code);
        if (!(error instanceof RecordContradiction)) throw error;
        const { caseNo, prevHash, receipt } = input;
        const found = await ahead({ caseNo, rev: input.row.rev - input.events.length, lastHash: prevHash });
        if (!found?.ahead) throw lasting(error, error.name);
        const stored = receipt && (await receipts.find(receipt.requestId));
        return { ...found, ahead: { ...found.ahead, ...(stored && { answer: stored.answer }) } };
      }
    },

    async readAhead(place) {
      const found = await ahead(place);
      if (found) return found;
      const { caseNo, rev } = place;
      const contradiction = new RecordContradiction(caseNo, rev, 'the record does not go on from what the case knows');
      throw lasting(contradiction, contradiction.name);
    },

    async readCalendar({ id, version }) {
      const found = await calendars.version(id, version);
      if (found) return found;
      throw lasting(new Error(`Calendar ${id} has no version ${version}`), 'CalendarUnknown');
    },
  };
}

function lasting(error: Error, type: string): ApplicationFailure {
  return ApplicationFailure.create({ message: error.message, type, nonRetryable: true, cause: error });
}
