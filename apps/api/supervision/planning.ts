import { OFFICERS, type Principal } from '#libs/domain/identity/index.js';
import type { WorkingCalendar } from '#libs/domain/calendar/index.js';
import { addDays, type CalendarDay, dayOf, epochMs } from '#libs/domain/time/index.js';
import type { Persistence, SolePost } from '#libs/persistence/index.js';
import type { Names, RegionCalendars } from '../cases/index.js';
import type { Now } from '../http/dependencies.js';
import type { Language } from '../http/language.js';
import { apiProblem } from '../http/problems.js';
import { address, groupLabels, NOBODY, orNull } from '../oversight/index.js';
import type {
  AbsenceQuery,
  AbsenceView,
  DueCalendarQuery,
  DueCalendarView,
  DueCasesQuery,
  UrgesQuery,
} from './dto/planning.dto.js';
import type { WatchedCasesView } from './dto/warnings.dto.js';
import type { WatchedCases } from './watched-cases.js';

const CASES = '/api/v1/supervision/due-calendar/cases';
const NATIONAL_REGION = '000000';
const MAX_AWAY_DAYS = 366;

/** What falls due in the days to come, and what would break if somebody were away. */
export class Planning {
  constructor(
    private readonly persistence: Persistence,
    private readonly names: Names,
    private readonly calendars: RegionCalendars,
    private readonly cases: WatchedCases,
    private readonly now: Now,
  ) {}

  /** Every working day ahead, and those days off on which something falls due nevertheless. */
  async calendar(caller: Principal, query: DueCalendarQuery, language: Language): Promise<DueCalendarView> {
    const { days = 30, assignee, ...filter } = query;
    const calendar = await this.#calendarOf(query.region ?? NATIONAL_REGION);
    const from = this.#today();
    const to = calendar.dueDate(from, days);
    const loads = await this.persistence.dueLoads.calendar(
      caller,
      { ...filter, assignee: orNull(assignee) },
      { from, to },
    );
    const groups = loads.days.map(({ assigneeId }) => ({ key: assigneeId, itemName: null }));
    const labels = await groupLabels(this.names, 'assignee', groups, language);
    const byDay = Map.groupBy(loads.days, ({ on }) => on);
    const views = calendar.ledger(addDays(from, -1), to).flatMap(({ date, kind, counted, provisional }) => {
      const here = byDay.get(date) ?? [];
      if (!counted && here.length === 0) return [];
      const officers = here.map(({ assigneeId, cases }) => ({
        userId: assigneeId,
        name: labels.get(assigneeId) ?? '',
        cases,
        list: address(CASES, { ...filter, on: date, assignee: assigneeId ?? NOBODY }),
      }));
      return [{ date, kind, provisional, cases: officers.reduce((sum, { cases }) => sum + cases, 0), officers }];
    });
    return { from, to, overdue: loads.overdue, days: views };
  }

  async due(caller: Principal, query: DueCasesQuery, language: Language): Promise<WatchedCasesView> {
    const { on, cursor, limit = 20, assignee, ...filter } = query;
    const narrowed = { ...filter, assignee: orNull(assignee) };
    const page = await this.persistence.dueLoads.due(caller, narrowed, { from: on, to: on }, { cursor, limit });
    return this.cases.view(caller, page, language);
  }

  /** 督办 that waits for its answer. */
  async urges(caller: Principal, query: UrgesQuery, language: Language): Promise<WatchedCasesView> {
    const { cursor, limit = 20, assignee, ...filter } = query;
    const narrowed = { ...filter, assignee: orNull(assignee) };
    const page = await this.persistence.dueLoads.urges(caller, narrowed, this.#today(), { cursor, limit });
    return this.cases.view(caller, page, language);
  }

  /** Throws USER_NOT_FOUND, PERIOD_INVALID. */
  async absence(caller: Principal, query: AbsenceQuery, language: Language): Promise<AbsenceView> {
    const { user, from, to, cursor, limit = 20 } = query;
    if (from > to || to > addDays(from, MAX_AWAY_DAYS))
      throw apiProblem('PERIOD_INVALID', { max: `${MAX_AWAY_DAYS} 天(days)` });
    const [away] = await this.persistence.accounts.principals([user]);
    if (!away) throw apiProblem('USER_NOT_FOUND');
    const sole = await this.#solePosts(away);
    const page = await this.persistence.dueLoads.breaking(
      caller,
      { userId: away.id, from, to, sole },
      { cursor, limit },
    );
    const calendar = await this.#calendarOf(page.rows[0]?.region ?? NATIONAL_REGION);
    const workingDaysBefore = Math.max(0, calendar.workingDaysBetween(addDays(this.#today(), -1), addDays(from, -1)));
    return {
      user: away.id,
      name: away.name,
      workingDaysBefore,
      ...(await this.cases.view(caller, page, language)),
    };
  }

  /** Posts that nobody else holds. */
  async #solePosts({ id, posts }: Principal): Promise<readonly SolePost[]> {
    const held = posts.flatMap(({ role, departmentId }) =>
      departmentId !== undefined && OFFICERS.includes(role) ? [{ role, departmentId }] : [],
    );
    const alone = await Promise.all(
      held.map(async ({ role, departmentId }) => {
        const holders = await this.persistence.accounts.holders(role, departmentId);
        return holders.every((holder) => holder.id === id);
      }),
    );
    return held.filter((_, i) => alone[i]);
  }

  async #calendarOf(region: string): Promise<WorkingCalendar> {
    return (await this.calendars.of([region])).get(region)!;
  }

  #today(): CalendarDay {
    return dayOf(epochMs(this.now()));
  }
}
