import type { EpochMs } from '#libs/domain/time/index.js';

/** A message that an officer wrote and whose turn has come. */
export interface DueMessage {
  readonly messageId: string;
  /** `applicant` or a user name. */
  readonly recipient: string;
  readonly content: () => { readonly phone?: string; readonly text: string };
  readonly ownerId: string;
  /** 模拟办件: it must reach nobody outside. */
  readonly simulated: boolean;
  /** Failed tries so far. */
  readonly failures: number;
  /** `traceparent` of what it follows from, where that was traced. */
  readonly trace?: string | null;
}

/** What came of a try; a failure without `tryAfter` was the last one. */
export interface MessageOutcome {
  readonly messageId: string;
  readonly at: EpochMs;
  readonly outcome: 'done' | 'failed' | 'held';
  readonly reference?: string;
  /** No personal data. */
  readonly detail?: string;
  readonly tryAfter?: EpochMs;
}

/** The messages of officers in the record room (libs/persistence implements it). */
export interface MessageStore {
  due(now: EpochMs, limit: number): Promise<readonly DueMessage[]>;
  settle(outcomes: readonly MessageOutcome[]): Promise<void>;
}
