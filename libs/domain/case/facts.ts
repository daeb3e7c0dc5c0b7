import type { WorkingCalendar } from '../calendar/index.js';
import type { ItemVersion } from '../item/index.js';
import type { EpochMs } from '../time/index.js';

/** What the decider may know beside state and command; nothing else (no clock, no I/O). */
export interface Facts {
  /** Now, virtual for a simulated case. */
  readonly now: EpochMs;
  readonly item: ItemVersion;
  readonly calendar: WorkingCalendar;
  /** The calendar that was in force before, while a re-timing is decided. */
  readonly formerCalendar?: WorkingCalendar;
}
