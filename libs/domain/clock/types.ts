import type { LimitUnit } from '../item/index.js';
import type { CalendarDay, EpochMs } from '../time/index.js';

/** Clock kinds (计时种类): see docs/glossary.md and case-lifecycle "Clocks". */
export const CLOCK_KINDS = [
  'acceptance_local',
  'acceptance_legal',
  'supplement_reply',
  'paper_posting',
  'promise',
  'legal',
  'step',
  'special_procedure',
  'issuance',
  'bad_rating_fix',
  'take_up',
] as const;
export type ClockKind = (typeof CLOCK_KINDS)[number];

/** 不计时: a stretch excluded from a clock. It exists only with its written notice (行政许可法 45). */
export interface Pause {
  readonly from: EpochMs;
  readonly to?: EpochMs;
  readonly notice: { readonly kind: string; readonly basis: string; readonly servedOn: CalendarDay };
  /** The event that paused. */
  readonly seq: number;
}

/** Why a due date is where it is: each move names its rule and the event that made it. */
export type MoveRule = 'started' | 'paused' | 'resumed' | 'extended' | 'retimed';
export interface DueMove {
  readonly rule: MoveRule;
  readonly seq: number;
  readonly at: EpochMs;
  /** Due before and after; null while the clock is paused (the date is then unknown). */
  readonly from: CalendarDay | null;
  readonly to: CalendarDay | null;
  readonly note?: string;
}

export type AlarmKind = 'warning' | 'limit' | 'late';

/** A clock is data; due date, remaining time and card are derived from it and a calendar. */
export interface Clock {
  /** `kind:n`, n counting from 1 per kind in the case. */
  readonly id: string;
  readonly kind: ClockKind;
  readonly unit: LimitUnit;
  readonly budget: number;
  /** Units added by an extension (延长). */
  readonly extended: number;
  readonly startedAt: EpochMs;
  readonly pauses: readonly Pause[];
  readonly stoppedAt?: EpochMs;
  /** End of a counted day in minutes after 00:00; 1440 = 24:00. */
  readonly dayEndsAtMinute: number;
  /** Step id, for kind `step`. */
  readonly step?: string;
  /** Alarms that have rung for the present due date. */
  readonly raised: readonly AlarmKind[];
  readonly moves: readonly DueMove[];
}

export type CardLevel = 'none' | 'warning' | 'yellow' | 'red';
