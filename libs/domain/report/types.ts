import type { DaySpan, Indicator, Sentence } from '../statistics/index.js';
import type { CalendarDay, EpochMs } from '../time/index.js';
import type { ReportMonth } from './month.js';

/** What an indicator means, as the report prints it. */
export type ReportDefinition = Pick<Indicator, 'id' | 'name' | 'formula' | 'scope' | 'unit' | 'source'>;

export interface ReportMeasure {
  readonly numerator: number;
  /** Null where the indicator has none. */
  readonly denominator: number | null;
  /** Null: 无数据, never 0. */
  readonly value: number | null;
}
/** One indicator in the month and in the month before. */
export interface ReportFigure {
  readonly indicator: string;
  readonly now: ReportMeasure;
  readonly before: ReportMeasure;
}
/** A department with a figure for every definition, in their order. */
export interface ReportDepartment {
  readonly id: string;
  readonly name: string;
  readonly figures: readonly ReportFigure[];
}

/** A yellow or red card that was given in the month. */
export interface ReportCard {
  readonly departmentId: string;
  readonly caseNo: string;
  readonly itemName: string;
  readonly level: 'yellow' | 'red';
  /** The clock that ran out, in words. */
  readonly clock: Sentence;
  readonly dueOn: CalendarDay;
  readonly at: EpochMs;
}
export interface ReportCardCount {
  readonly departmentId: string;
  readonly yellow: number;
  readonly red: number;
}
/** 督办 of the month, and its answer if there was one by the time of computing. */
export interface ReportUrge {
  readonly departmentId: string;
  readonly caseNo: string;
  readonly itemName: string;
  readonly at: EpochMs;
  readonly by: string;
  readonly message: string;
  readonly answerBy: CalendarDay | null;
  readonly answer: { readonly at: EpochMs; readonly by: string; readonly message: string } | null;
}
/** Indicators that stand side by side in one table, a row for each department. */
export interface ReportTable {
  readonly title: Sentence;
  readonly indicators: readonly string[];
}

/** All numbers of a 通报 with what they mean: what is frozen when it is published. */
export interface ReportContent {
  readonly region: { readonly code: string; readonly name: string };
  readonly month: ReportMonth;
  readonly period: DaySpan;
  readonly previous: DaySpan;
  /** What happened later is in no figure. */
  readonly computedAt: EpochMs;
  readonly definitions: readonly ReportDefinition[];
  readonly tables: readonly ReportTable[];
  readonly total: readonly ReportFigure[];
  readonly departments: readonly ReportDepartment[];
  readonly cards: { readonly counts: readonly ReportCardCount[]; readonly lines: readonly ReportCard[] };
  readonly urges: { readonly total: number; readonly answered: number; readonly lines: readonly ReportUrge[] };
}

/** 导语 and 要求: the supervisor's own words. */
export interface ReportText {
  readonly lead: string;
  readonly demands: string;
}

/** A correction names the version that it takes the place of, and why. */
export interface Correction {
  readonly of: { readonly id: string; readonly version: number };
  readonly reason: string;
}

/** A published 通报 as it is stored and hashed. */
export interface PublishedReport {
  readonly id: string;
  readonly version: number;
  readonly content: ReportContent;
  readonly text: ReportText;
  readonly corrects: Correction | null;
  readonly signer: { readonly id: string; readonly name: string };
  readonly publishedAt: EpochMs;
}
