import { type WorkingCalendar, workingCalendar } from '#libs/domain/calendar/index.js';
import { roleNames } from '#libs/domain/case/role-names.js';
import { CLOCK_RULES } from '#libs/domain/clock/index.js';
import type { Principal } from '#libs/domain/identity/index.js';
import { dayOf, epochMs, toRfc3339 } from '#libs/domain/time/index.js';
import type { CasePage, Persistence, StoredCaseRow } from '#libs/persistence/index.js';
import { type Names, rowView } from '../cases/index.js';
import type { Now } from '../http/dependencies.js';
import type { Language } from '../http/language.js';
import { inLanguage } from '../oversight/index.js';
import type { WatchedCasesView, WatchedCaseView } from './dto/warnings.dto.js';

const NATIONAL = 'CN';

/** Cases as a supervisor reads them: the card and its clock, how late they are, and whom they wait for. */
export class WatchedCases {
  constructor(
    private readonly persistence: Persistence,
    private readonly names: Names,
    private readonly now: Now,
  ) {}

  async view(caller: Principal, { rows, ...page }: CasePage, language: Language): Promise<WatchedCasesView> {
    const [places, people, calendars] = await Promise.all([
      this.names.ofPlaces(),
      this.names.ofPeople(rows.flatMap(({ assigneeId }) => assigneeId ?? [])),
      this.#calendars(rows),
    ]);
    const names = { ...places, people };
    const viewOf = (row: StoredCaseRow): WatchedCaseView => {
      const { cardClock, cardDueOn, cardAt, urgeDueOn, role, stepName, assigneeId } = row;
      const line = rowView(caller, row, names, language);
      return {
        ...line,
        cardClock,
        cardClockName: cardClock && inLanguage(CLOCK_RULES[cardClock], language),
        cardDueOn,
        cardAt: cardAt === null ? null : toRfc3339(cardAt),
        urgeDueOn,
        overdueDays: this.#overdueDays(row, calendars.get(row.region)),
        waitsFor: {
          role,
          roleName: role && inLanguage(roleNames([role]), language),
          stepName,
          userId: assigneeId,
          userName: line.assigneeName,
        },
      };
    };
    return { ...page, rows: rows.map(viewOf) };
  }

  /** The calendar by which a region works: its own before the national one. */
  async calendarOf(region: string): Promise<WorkingCalendar> {
    const own = (await this.persistence.places.region(region))?.calendarId ?? NATIONAL;
    const data = await this.persistence.calendars.firstOf([...new Set([own, NATIONAL])]);
    if (!data) throw new Error('The national calendar is missing');
    return workingCalendar(data);
  }

  async #calendars(rows: readonly StoredCaseRow[]): Promise<ReadonlyMap<string, WorkingCalendar>> {
    const regions = [...new Set(rows.map(({ region }) => region))];
    return new Map(await Promise.all(regions.map(async (region) => [region, await this.calendarOf(region)] as const)));
  }

  #overdueDays({ dueOn, dueAt }: StoredCaseRow, calendar: WorkingCalendar | undefined): number {
    const now = epochMs(this.now());
    if (!calendar || dueOn === null || dueAt === null || dueAt > now) return 0;
    return Math.max(0, calendar.workingDaysBetween(dueOn, dayOf(now)));
  }
}
