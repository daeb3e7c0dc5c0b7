import { type CalendarData, type WorkingCalendar, workingCalendar } from '#libs/domain/calendar/index.js';
import type { Calendars, Places } from '#libs/persistence/index.js';
import type { Now } from '../http/dependencies.js';

/** A newly published calendar shows in the lists within this time. */
const FRESH_MS = 60_000;

/** The calendar that a region works by: its own before the national one. */
export class RegionCalendars {
  readonly #known = new Map<string, { readonly until: number; readonly calendar: Promise<WorkingCalendar> }>();

  constructor(
    private readonly places: Places,
    private readonly calendars: Calendars,
    private readonly now: Now,
  ) {}

  /** As published now: for a case that is about to be opened. */
  async latest(region: string): Promise<CalendarData> {
    const own = (await this.places.region(region))?.calendarId ?? 'CN';
    const calendar = await this.calendars.firstOf([...new Set([own, 'CN'])]);
    if (!calendar) throw new Error('The national calendar is not loaded');
    return calendar;
  }

  /** By region; kept for a minute, so that a list costs no query for them. */
  async of(regions: readonly string[]): Promise<ReadonlyMap<string, WorkingCalendar>> {
    const wanted = [...new Set(regions)];
    return new Map(await Promise.all(wanted.map(async (region) => [region, await this.#kept(region)] as const)));
  }

  #kept(region: string): Promise<WorkingCalendar> {
    const known = this.#known.get(region);
    if (known && known.until > this.now()) return known.calendar;
    const calendar = this.latest(region).then(workingCalendar);
    this.#known.set(region, { until: this.now() + FRESH_MS, calendar });
    calendar.catch(() => this.#known.delete(region));
    return calendar;
  }
}
