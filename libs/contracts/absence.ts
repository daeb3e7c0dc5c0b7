import type { EpochMs } from '../domain/time/index.js';
import type { CaseToWake } from './retiming.js';

/** 请假代理: one durable run for each absence, from when it is named until all work has come back. */
export const ABSENCE_WORKFLOW = 'absenceWorkflow';
export const absenceWorkflowId = (absenceId: string): string => `absence/${absenceId}`;
/** The officer came back early; the table says so too. */
export const END_SIGNAL = 'end';

export interface AbsenceInput {
  readonly absenceId: string;
  /** 00:00 of the first day. */
  readonly from: EpochMs;
  /** 24:00 of the last day. */
  readonly until: EpochMs;
}

/** 批量移交: one durable run for each. */
export const HAND_OVER_WORKFLOW = 'handOverWorkflow';
export const handOverWorkflowId = (handOverId: string): string => `hand-over/${handOverId}`;

export interface HandOverInput {
  readonly handOverId: string;
  /** Last case that was looked at: set when it goes on as a new run. */
  readonly after?: string;
}

/** The next cases of an absence or of a hand-over, `id`, in the order of their numbers. */
export interface WorkBatch {
  readonly id: string;
  readonly after: string;
  readonly limit: number;
}
export interface WorkBatchResult {
  /** Null when no case was left. */
  readonly last: string | null;
  readonly wake: readonly CaseToWake[];
}

export interface AbsenceActivities {
  /** The officer's next open cases go over to her deputy; none when the absence was ended. Idempotent. */
  workOver(batch: WorkBatch): Promise<WorkBatchResult & { readonly isEnded: boolean }>;
  /** Of the cases that went over, the next that are still with the deputy come back. Idempotent. */
  workBack(batch: WorkBatch): Promise<WorkBatchResult>;
  /** Notes that all work has come back. */
  closeAbsence(absence: { readonly id: string }): Promise<void>;
}
export interface HandOverActivities {
  /** The next cases go from one officer to the other. Idempotent. */
  moveWork(batch: WorkBatch): Promise<WorkBatchResult>;
  finishHandOver(handOver: { readonly id: string }): Promise<void>;
}
