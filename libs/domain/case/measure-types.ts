import type { ClockKind } from '../clock/types.js';
import type { Satisfaction } from '../terms/index.js';
import type { CalendarDay, EpochMs } from '../time/index.js';

/** What supervision and statistics read of a case; a part of its row. Lists for everyday work do not show it. */
export interface CaseMeasures {
  /** The clock whose alarm gave the card that the case shows, the day that it had missed or nears, and when it rang. */
  readonly cardClock: ClockKind | null;
  readonly cardDueOn: CalendarDay | null;
  readonly cardAt: EpochMs | null;
  /** 逾期 begins with the first working day past the promise (APR-09); null before acceptance and while paused before it. */
  readonly overdueAt: EpochMs | null;
  /** Promised and legal limits with their extensions; null where one of the two does not count in working days. */
  readonly promiseDays: number | null;
  readonly legalDays: number | null;
  /** 承诺时限 − 用时, in the promise's own days (KPI-13); null before the decision. */
  readonly savedDays: number | null;
  /** 经办人: who answers for the case in figures, also after it has left that person's hands. */
  readonly officerId: string | null;
  /** First answer of the office: pre-review, supplement notice or acceptance (SUP-03). */
  readonly takenInAt: EpochMs | null;
  /** The day by which the open urge must be answered. */
  readonly urgeDueOn: CalendarDay | null;
  /** 补正告知次数 */
  readonly supplements: number;
  /** 更正次数 (SUP-06) */
  readonly corrections: number;
  readonly satisfaction: Satisfaction | null;
  readonly ratedAt: EpochMs | null;
  /** 差评整改: true in time, false too late, null not yet or nothing to fix. */
  readonly fixedInTime: boolean | null;
  /** The calendar by which the case's limits count; a changed one re-times the case. */
  readonly calendarId: string;
  readonly calendarVersion: number;
}
