/** 重新计时: one durable run for each published notice, and one for each dry run. */
export const RETIMING_WORKFLOW = 'retimingWorkflow';
export const retimingWorkflowId = (noticeId: string, dry: boolean): string =>
  dry ? `retiming/${noticeId}/dry` : `retiming/${noticeId}`;
export const PAUSE_SIGNAL = 'pause';
export const RESUME_SIGNAL = 'resume';
export const PROGRESS_QUERY = 'progress';
/** Tells a case that its record went on without it, up to this revision, and that it must look at once. */
export const WAKE_SIGNAL = 'wake';

export interface RetimingInput {
  readonly noticeId: string;
  /** Nothing is changed: only counted and listed. */
  readonly dry: boolean;
  /** Calendars whose new version the cases are brought to. */
  readonly calendars: readonly string[];
  /** Where the run stands: set when it goes on as a new one. */
  readonly at?: RetimingPlace;
  readonly paused?: boolean;
}
export interface RetimingPlace {
  /** Index in `calendars`. */
  readonly calendar: number;
  /** Last case that was looked at. */
  readonly after: string;
}

export interface RetimingBatch {
  readonly noticeId: string;
  readonly dry: boolean;
  readonly calendarId: string;
  readonly after: string;
  readonly limit: number;
}
/** A case that must be told, because something rings sooner than it expects. */
export interface CaseToWake {
  readonly caseNo: string;
  readonly rev: number;
}
export interface RetimingBatchResult {
  /** Null when no case was left. */
  readonly last: string | null;
  /** Cases that were looked at, those that failed among them. */
  readonly seen: number;
  /** Cases that could not be re-timed; each is named in the log and found again by the next run. */
  readonly failed: number;
  readonly wake: readonly CaseToWake[];
}

export interface RetimingActivities {
  /** Brings the next cases of a calendar to its new version, or in a dry run says what that would do. Idempotent. */
  retimeBatch(batch: RetimingBatch): Promise<RetimingBatchResult>;
  /** These cases were told. */
  noteWoken(told: { readonly noticeId: string; readonly caseNos: readonly string[] }): Promise<void>;
}

export interface RetimingProgress {
  readonly state: 'running' | 'paused' | 'finished';
  readonly failed: number;
}
