import type { CalendarDay } from '#libs/domain/time/index.js';

/** One year of the national arrangement (放假安排), as its notice lists it. */
export interface CalendarYear {
  readonly year: number;
  /** The notice that says so: 国办发明电〔2023〕7号 … */
  readonly source: string;
  /** 放假日: every date the notice frees, weekend dates inside a holiday included. */
  readonly daysOff: readonly CalendarDay[];
  /** 调休上班日: weekend dates on which offices work. */
  readonly workingDays: readonly CalendarDay[];
}

/** A day on which one region differs from the national arrangement. */
export interface RegionalDay {
  readonly day: CalendarDay;
  readonly kind: 'off' | 'working';
  /** The document that says so. */
  readonly source: string;
}

/** A working calendar as plain JSON: it travels into a workflow as data. */
export interface CalendarData {
  /** 'CN', or a region code. */
  readonly id: string;
  readonly version: number;
  readonly years: readonly CalendarYear[];
  readonly regionalDays?: readonly RegionalDay[];
}

/** Why a day counts or not. A regional day that agrees with the national answer keeps the national kind. */
export type DayKind = 'working' | 'weekend' | 'holiday' | 'adjusted_working' | 'regional_off' | 'regional_working';

/** One line of the ledger (计时台账) that explains a due date. */
export interface LedgerDay {
  readonly date: CalendarDay;
  readonly kind: DayKind;
  readonly counted: boolean;
  /** Running count of counted days up to and including this date. */
  readonly count: number;
  /** The year has no published notice yet, so weekends alone were used. */
  readonly provisional: boolean;
  /** The notice or regional document, for days that differ from the plain week. */
  readonly source?: string;
}
