import { type CalendarData, workingCalendar } from '#libs/domain/calendar/index.js';
import type { CaseState, Facts } from '#libs/domain/case/index.js';
import type { ItemVersion } from '#libs/domain/item/index.js';
import { type EpochMs, epochMs } from '#libs/domain/time/index.js';
import type { Calendars, Items } from '#libs/persistence/index.js';
import type { Now } from '../http/dependencies.js';

/** The facts of a case as its workflow has them: the pinned item version and calendar, and the case's own time. */
export class CaseFacts {
  constructor(
    private readonly items: Items,
    private readonly calendars: Calendars,
    private readonly now: Now,
  ) {}

  /** `lastEventAt`: a simulated case, whose time only its workflow knows, is read as of its last record. */
  async of(state: CaseState, lastEventAt: EpochMs): Promise<Facts> {
    const [item, data] = await Promise.all([
      this.items.version(state.item.itemCode, state.item.version),
      this.calendars.version(state.calendar.id, state.calendar.version),
    ]);
    if (!item || !data) throw new Error(`Case ${state.caseNo} names an item version or calendar that is not there`);
    const now = state.simulation ? lastEventAt : epochMs(this.now());
    return { now, item, calendar: workingCalendar(data) };
  }

  /** For a case that is about to be opened: its own time begins now, a simulated one's where it says. */
  opening(item: ItemVersion, data: CalendarData, startAt: EpochMs | undefined): Facts {
    return { now: startAt ?? epochMs(this.now()), item, calendar: workingCalendar(data) };
  }
}
