import { type CalendarData, changedDays, checkNotice, NATIONAL, withNotice } from '#libs/domain/calendar/index.js';
import type { Principal } from '#libs/domain/identity/index.js';
import { addDays, calendarDay, type CalendarDay, epochMs, isCalendarDay, toRfc3339 } from '#libs/domain/time/index.js';
import type { Persistence, StoredNotice } from '#libs/persistence/index.js';
import { asking, type BatchGateway } from '../engine/index.js';
import type { Now } from '../http/dependencies.js';
import type { Language } from '../http/language.js';
import { apiProblem } from '../http/problems.js';
import { filterNotes, inLanguage, MAX_EXPORT, type Sheet } from '../oversight/index.js';
import type {
  CalendarListView,
  NoticeDto,
  NoticeListView,
  NoticeView,
  NoticeWithRetimingView,
  RetimedCasesView,
  RetimingView,
} from './dto/notices.dto.js';

const SHOWN = 100;

/** 工作日历 administration: notices imported, tried out, published; cases re-timed by them. */
export class CalendarNotices {
  constructor(
    private readonly persistence: Persistence,
    private readonly gateway: BatchGateway,
    private readonly now: Now,
  ) {}

  async calendars(): Promise<CalendarListView> {
    const all = await this.persistence.calendars.all();
    const names = await Promise.all(
      all.map(async ({ id }) => (await this.persistence.places.region(id))?.name ?? null),
    );
    return {
      rows: all.map(({ id, version, years, regionalDays = [] }, i) => ({
        id,
        name: id === NATIONAL ? null : (names[i] ?? id),
        version,
        years: years.map(({ year, source, daysOff, workingDays }) => ({
          year,
          source,
          daysOff: daysOff.length,
          workingDays: workingDays.length,
        })),
        regionalDays,
      })),
    };
  }

  async history(calendarId: string): Promise<NoticeListView> {
    const notices = await this.persistence.notices.of(calendarId, SHOWN);
    return { rows: await Promise.all(notices.map((notice) => this.#view(notice))) };
  }

  /** A draft; nothing counts by it yet. Throws CALENDAR_NOT_FOUND, CALENDAR_NOTICE_INVALID. */
  async add(caller: Principal, calendarId: string, dto: NoticeDto, requestId: string): Promise<NoticeView> {
    const base = await this.persistence.calendars.latest(calendarId);
    if (!base) throw apiProblem('CALENDAR_NOT_FOUND');
    const { year, source, signer, replaces = false, days } = dto;
    const notice = { calendarId, ...(year !== undefined && { year }), replaces, source: source.trim(), days };
    if ((calendarId === NATIONAL) !== (year !== undefined)) throw invalid([yearProblem(calendarId)]);
    const problems = checkNotice(notice, base);
    if (problems.length > 0) {
      const at = (day: string | undefined) =>
        Math.max(
          0,
          days.findLastIndex((line) => line.day === day),
        );
      throw invalid(problems.map(({ day, ...line }) => ({ pointer: day ? `/days/${at(day)}/day` : '/days', ...line })));
    }
    const importedAt = epochMs(this.now());
    const id = await this.persistence.notices.add({
      ...notice,
      signer: signer.trim(),
      baseVersion: base.version,
      importedBy: caller.id,
      importedAt,
    });
    await this.#log(caller, 'import', id, requestId);
    return this.#view((await this.persistence.notices.find(id))!);
  }

  /** Throws CALENDAR_NOTICE_NOT_FOUND. */
  async show(id: string): Promise<NoticeWithRetimingView> {
    const notice = await this.#found(id);
    return { ...(await this.#view(notice)), retiming: await this.#retiming(notice) };
  }

  /** Says what the notice would do to the running cases. Throws CALENDAR_NOTICE_PUBLISHED, ENGINE_UNAVAILABLE. */
  async tryOut(caller: Principal, id: string, requestId: string): Promise<NoticeWithRetimingView> {
    const notice = await this.#found(id);
    if (notice.publishedAt !== null) throw apiProblem('CALENDAR_NOTICE_PUBLISHED');
    await this.#run(notice, true);
    await this.#log(caller, 'dry-run', id, requestId);
    return this.show(id);
  }

  /**
   * Makes the notice's calendars the latest and re-times the running cases. Asked again, it makes sure that the re-timing
   * runs. Throws CALENDAR_CHANGED, ENGINE_UNAVAILABLE.
   */
  async publish(caller: Principal, id: string, requestId: string): Promise<NoticeWithRetimingView> {
    const notice = await this.#found(id);
    if (notice.publishedAt === null) {
      const { notices } = this.persistence;
      const made = await notices.made(notice);
      if (!(await notices.publish(notice, made, caller.id, epochMs(this.now())))) throw apiProblem('CALENDAR_CHANGED');
      await this.#log(caller, 'publish', id, requestId);
    }
    await this.#run(await this.#found(id), false);
    return this.show(id);
  }

  /** Throws CALENDAR_NOTICE_DRAFT, ENGINE_UNAVAILABLE. */
  async hold(
    caller: Principal,
    id: string,
    act: 'pause' | 'resume',
    requestId: string,
  ): Promise<NoticeWithRetimingView> {
    const notice = await this.#found(id);
    if (notice.publishedAt === null) throw apiProblem('CALENDAR_NOTICE_DRAFT');
    await asking(() => this.gateway[act](id));
    await this.#log(caller, act, id, requestId);
    return this.show(id);
  }

  async cases(id: string, cursor: string | undefined, limit: number): Promise<RetimedCasesView> {
    const notice = await this.#found(id);
    const rows = await this.persistence.retimings.cases(id, notice.publishedAt === null, cursor ?? '', limit);
    return {
      rows: rows.map(({ wakeRev: _, moves, ...row }) => ({
        ...row,
        moves: moves.map(({ clockId, from, to }) => ({ clockId, from, to })),
      })),
      nextCursor: rows.length === limit ? rows.at(-1)!.caseNo : null,
    };
  }

  /** The list as a sheet. Throws EXPORT_TOO_LARGE. */
  async sheet(caller: Principal, id: string, language: Language): Promise<Sheet> {
    const notice = await this.#found(id);
    const dry = notice.publishedAt === null;
    const rows = await this.persistence.retimings.cases(id, dry, '', MAX_EXPORT + 1);
    if (rows.length > MAX_EXPORT)
      throw apiProblem('EXPORT_TOO_LARGE', { total: `> ${MAX_EXPORT}`, max: String(MAX_EXPORT) });
    const title = { zh: dry ? '重新计时试算' : '重新计时', en: dry ? 'Re-timing, dry run' : 'Re-timing' };
    const columns = [
      { zh: '办件编号', en: 'Case' },
      { zh: '计时', en: 'Clock' },
      { zh: '原到期日', en: 'Due before' },
      { zh: '新到期日', en: 'Due now' },
      { zh: '原状态', en: 'Card before' },
      { zh: '新状态', en: 'Card now' },
    ];
    return {
      title: inLanguage(title, language),
      notes: [
        notice.source,
        ...filterNotes({}, { caller, at: toRfc3339(epochMs(this.now())), rows: rows.length }, language),
      ],
      columns: columns.map((column) => inLanguage(column, language)),
      rows: rows.flatMap(({ caseNo, moves, cardBefore, cardAfter }) =>
        moves.map(({ clockId, from, to }) => [caseNo, clockId, from, to, cardBefore, cardAfter]),
      ),
    };
  }

  async #found(id: string): Promise<StoredNotice> {
    const notice = await this.persistence.notices.find(id);
    if (!notice) throw apiProblem('CALENDAR_NOTICE_NOT_FOUND');
    return notice;
  }

  async #view(notice: StoredNotice): Promise<NoticeView> {
    const { days: _, importedAt, publishedAt, year = null, ...rest } = notice;
    const base = await this.persistence.calendars.version(notice.calendarId, notice.baseVersion);
    const touched = base ? [...touchedDays(notice, base)] : [];
    return {
      ...rest,
      year,
      importedAt: toRfc3339(importedAt),
      publishedAt: publishedAt === null ? null : toRfc3339(publishedAt),
      changes: base ? changedDays(base, withNotice(base, notice), touched) : [],
    };
  }

  async #retiming(notice: StoredNotice): Promise<RetimingView> {
    const dry = notice.publishedAt === null;
    const made = dry ? await this.persistence.notices.made(notice) : await this.#published(notice);
    // In this order: what is said to be finished must not stand beside numbers from before.
    const run = await this.gateway.progress(notice.id, dry);
    const counts = await this.persistence.retimings.counts(notice.id, dry, made);
    const isKnown = dry ? counts.cases > 0 : true;
    return { ...counts, failed: run?.failed ?? 0, state: run?.state ?? (isKnown ? 'unknown' : 'not_started') };
  }

  #run(notice: StoredNotice, dry: boolean): Promise<void> {
    return asking(async () => {
      const made = dry ? await this.persistence.notices.made(notice) : await this.#published(notice);
      await this.gateway.startRetiming({ noticeId: notice.id, dry, calendars: made.map(({ id }) => id) });
    });
  }

  /** The calendars that count by a published notice, in their latest version. */
  async #published({ calendarId }: StoredNotice): Promise<readonly CalendarData[]> {
    const all = await this.persistence.calendars.all();
    return calendarId === NATIONAL ? all : all.filter(({ id }) => id === calendarId);
  }

  #log(caller: Principal, action: string, id: string, requestId: string): Promise<void> {
    return this.persistence.audit.write({
      actorId: caller.id,
      action: `calendar-${action}`,
      object: `calendar-notice:${id}`,
      at: epochMs(this.now()),
      requestId,
    });
  }
}

/** The dates to which a notice can give another answer: its year with the last week before it, or the days it names. */
function* touchedDays({ year, days }: StoredNotice, base: CalendarData): Iterable<CalendarDay> {
  if (year === undefined) {
    for (const { day } of days) if (isCalendarDay(day)) yield day;
    return;
  }
  const before = base.years.find((known) => known.year === year);
  const earlier = [...days.map(({ day }) => day), ...(before?.daysOff ?? []), ...(before?.workingDays ?? [])];
  const first = earlier.filter(isCalendarDay).sort()[0];
  const start = calendarDay(`${year}-01-01`);
  let day = first !== undefined && first < start ? first : start;
  for (; day <= `${year}-12-31`; day = addDays(day, 1)) yield day;
}

type Lines = NonNullable<NonNullable<Parameters<typeof apiProblem>[2]>['errors']>;
const invalid = (errors: Lines) => apiProblem('CALENDAR_NOTICE_INVALID', {}, { errors });

const yearProblem = (calendarId: string): Lines[number] =>
  calendarId === NATIONAL
    ? {
        pointer: '/year',
        code: 'CALENDAR_YEAR_MISSING',
        zh: '全国放假安排必须填写年份。',
        en: 'A national notice names its year.',
      }
    : {
        pointer: '/year',
        code: 'CALENDAR_YEAR_NATIONAL',
        zh: '地区安排只列日期,不填年份。',
        en: 'A regional notice lists days only, without a year.',
      };
