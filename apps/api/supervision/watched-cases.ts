import { roleNames } from '#libs/domain/case/role-names.js';
import { CLOCK_RULES } from '#libs/domain/clock/index.js';
import type { Principal } from '#libs/domain/identity/index.js';
import { epochMs, toRfc3339 } from '#libs/domain/time/index.js';
import type { CasePage, StoredCaseRow } from '#libs/persistence/index.js';
import { type Names, type RegionCalendars, rowView } from '../cases/index.js';
import type { Now } from '../http/dependencies.js';
import type { Language } from '../http/language.js';
import { inLanguage } from '../oversight/index.js';
import type { WatchedCasesView, WatchedCaseView } from './dto/warnings.dto.js';

/** Cases as a supervisor reads them: the card and its clock, how late they are, and whom they wait for. */
export class WatchedCases {
  constructor(
    private readonly names: Names,
    private readonly calendars: RegionCalendars,
    private readonly now: Now,
  ) {}

  async view(caller: Principal, { rows, ...page }: CasePage, language: Language): Promise<WatchedCasesView> {
    const now = epochMs(this.now());
    const [places, people, calendars] = await Promise.all([
      this.names.ofPlaces(),
      this.names.ofPeople(rows.flatMap(({ assigneeId }) => assigneeId ?? [])),
      this.calendars.of(rows.map(({ region }) => region)),
    ]);
    const names = { ...places, people };
    const viewOf = (row: StoredCaseRow): WatchedCaseView => {
      const { cardClock, cardDueOn, cardAt, urgeDueOn, role, stepName, assigneeId } = row;
      const line = rowView(caller, row, { names, language, now, calendar: calendars.get(row.region)! });
      return {
        ...line,
        cardClock,
        cardClockName: cardClock && inLanguage(CLOCK_RULES[cardClock], language),
        cardDueOn,
        cardAt: cardAt === null ? null : toRfc3339(cardAt),
        urgeDueOn,
        overdueDays: line.overdue ? Math.max(0, -(line.workingDaysLeft ?? 0)) : 0,
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
}
