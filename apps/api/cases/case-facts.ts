import { type CalendarData, workingCalendar, type WorkingCalendar } from '#libs/domain/calendar/index.js';
import type { CaseState, Facts } from '#libs/domain/case/index.js';
import type { ItemVersion } from '#libs/domain/item/index.js';
import { type EpochMs, epochMs } from '#libs/domain/time/index.js';
import type { Calendars, Items, StoredCaseRow } from '#libs/persistence/index.js';
import type { Now } from '../http/dependencies.js';

const MAX_CALENDARS = 200;

/** The facts of a case as its workflow has them: the pinned item version and calendar, and the case's own time. */
export class CaseFacts {
  readonly #calendars = new Map<string, WorkingCalendar>();

  constructor(
    private readonly items: Items,
    private readonly calendars: Calendars,
    private readonly now: Now,
  ) {}

  async of(state: CaseState, row: StoredCaseRow): Promise<Facts> {
    const [item, data] = await Promise.all([
      this.items.version(state.item.itemCode, state.item.version),
      this.calendars.version(state.calendar.id, state.calendar.version),
    ]);
    if (!item || !data) throw new Error(`Case ${state.caseNo} names an item version or calendar that is not there`);
    return { now: this.#timeOf(state, row), item, calendar: this.calendarOf(data) };
  }

  /** For a case that is about to be opened: its own time begins now, a simulated one's where it says. */
  opening(item: ItemVersion, data: CalendarData, startAt: EpochMs | undefined): Facts {
    return { now: startAt ?? epochMs(this.now()), item, calendar: this.calendarOf(data) };
  }

  /** Versions never change, so each is indexed once. */
  calendarOf(data: CalendarData): WorkingCalendar {
    const key = `${data.id}:${data.version}`;
    const known = this.#calendars.get(key);
    if (known) return known;
    const calendar = workingCalendar(data);
    if (this.#calendars.size >= MAX_CALENDARS) this.#calendars.clear();
    this.#calendars.set(key, calendar);
    return calendar;
  }

  /** A simulated case's time goes on from its last record at its own rate. */
  #timeOf({ simulation, stageSince }: CaseState, row: StoredCaseRow): EpochMs {
    if (!simulation) return epochMs(this.now());
    const { recordedAt, lastEventAt } = row as { recordedAt?: number; lastEventAt?: number };
    if (recordedAt === undefined || lastEventAt === undefined) return stageSince;
    return epochMs(Math.floor(lastEventAt + simulation.rate * Math.max(0, this.now() - recordedAt)));
  }
}
