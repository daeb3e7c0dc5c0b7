import { isCalendarDay, type CalendarDay } from '../time/index.js';
import { type CalendarProblem, checkCalendarYear } from './checkCalendarYear.js';
import type { CalendarData, CalendarYear, DayKind, RegionalDay } from './types.js';
import { workingCalendar } from './workingCalendar.js';

/** One day as a notice names it. */
export interface NoticeDay {
  readonly day: string;
  /** off 放假, working 上班. */
  readonly kind: 'off' | 'working';
}

/** 放假安排 as it is imported: a year of the national calendar, or single days of a region. */
export interface CalendarNotice {
  readonly calendarId: string;
  /** The year that the notice arranges; absent for days of a region. */
  readonly year?: number;
  /** A correction: the year, or the days, may stand in the calendar already. */
  readonly replaces: boolean;
  /** 文号 of the document. */
  readonly source: string;
  readonly days: readonly NoticeDay[];
}

/** A date whose answer to "is it a working day?" changes. */
export interface DayChange {
  readonly day: CalendarDay;
  readonly before: DayKind;
  readonly after: DayKind;
}

export const NATIONAL = 'CN';

const yearOf = ({ year, source, days }: CalendarNotice & { readonly year: number }): CalendarYear => ({
  year,
  source: source.trim(),
  daysOff: daysOf(days, 'off'),
  workingDays: daysOf(days, 'working'),
});
/** As written; `checkCalendarYear` says which of them are no days. */
const daysOf = (days: readonly NoticeDay[], kind: NoticeDay['kind']): CalendarDay[] =>
  days.filter((line) => line.kind === kind).map(({ day }) => day as CalendarDay);

const problem = (code: string, zh: string, en: string, day?: string): CalendarProblem => ({
  code,
  zh,
  en,
  ...(day !== undefined && { day }),
});

/** Everything that keeps a notice from being imported over `present`; empty when it may be. */
export function checkNotice(notice: CalendarNotice, present: CalendarData): readonly CalendarProblem[] {
  const { year, days, source } = notice;
  if (days.length === 0)
    return [
      problem('CALENDAR_NOTICE_EMPTY', '没有列出任何日期，请补充放假或上班日期。', 'No day is listed. Add the days.'),
    ];
  if (year !== undefined) {
    const problems = checkCalendarYear(yearOf({ ...notice, year }));
    const isThere = present.years.some((known) => known.year === year);
    if (!isThere || notice.replaces) return problems;
    return [
      ...problems,
      problem(
        'CALENDAR_YEAR_IMPORTED',
        `${year} 年的放假安排已经导入；如需更正，请选择“更正已有安排”。`,
        `The arrangement for ${year} is in the calendar already. To correct it, import it as a correction.`,
      ),
    ];
  }
  const problems: CalendarProblem[] = [];
  if (source.trim() === '')
    problems.push(
      problem('CALENDAR_SOURCE_MISSING', '未填写依据文件，请填写文号。', 'Name the document that the days come from.'),
    );
  const seen = new Set<string>();
  for (const { day, kind } of days) problems.push(...problemsOfRegionalDay(day, kind, seen, notice.replaces, present));
  return problems;
}

function problemsOfRegionalDay(
  day: string,
  kind: NoticeDay['kind'],
  seen: Set<string>,
  replaces: boolean,
  present: CalendarData,
): readonly CalendarProblem[] {
  if (!isCalendarDay(day))
    return [
      problem(
        'CALENDAR_DAY_UNKNOWN',
        `“${day}”不是存在的日期，请按 YYYY-MM-DD 填写。`,
        `"${day}" is not a date that exists. Write it as YYYY-MM-DD.`,
        day,
      ),
    ];
  if (seen.has(day))
    return [
      problem(
        'CALENDAR_DAY_TWICE',
        `${day} 出现两次，请删去一次。`,
        `${day} is listed twice. Remove one of them.`,
        day,
      ),
    ];
  seen.add(day);
  const known = (present.regionalDays ?? []).find((one) => one.day === day);
  if (known && known.kind !== kind && !replaces)
    return [
      problem(
        'CALENDAR_DAY_CONTRADICTED',
        `${day} 已按《${known.source}》另作安排；如需更正，请选择“更正已有安排”。`,
        `${day} is arranged otherwise by ${known.source}. To correct it, import the notice as a correction.`,
        day,
      ),
    ];
  return [];
}

/** The calendar with the notice in it, as its next version. The notice must have passed `checkNotice`. */
export function withNotice(present: CalendarData, notice: CalendarNotice): CalendarData {
  const version = present.version + 1;
  const { year, days, source } = notice;
  if (year !== undefined) {
    const others = present.years.filter((known) => known.year !== year);
    return { ...present, version, years: [...others, yearOf({ ...notice, year })].sort((a, b) => a.year - b.year) };
  }
  const named = new Set(days.map(({ day }) => day));
  const regional: RegionalDay[] = days.map(({ day, kind }) => ({
    day: day as CalendarDay,
    kind,
    source: source.trim(),
  }));
  const kept = (present.regionalDays ?? []).filter(({ day }) => !named.has(day));
  return { ...present, version, regionalDays: [...kept, ...regional].sort((a, b) => (a.day < b.day ? -1 : 1)) };
}

/** A regional calendar over a changed national one: the nation's years, the region's own days. */
export const overNational = (regional: CalendarData, national: CalendarData): CalendarData => ({
  ...regional,
  version: regional.version + 1,
  years: national.years,
});

/** The dates that become working days or days off; `days` are those that the notice can touch. */
export function changedDays(before: CalendarData, after: CalendarData, days: Iterable<CalendarDay>): DayChange[] {
  const [old, fresh] = [workingCalendar(before), workingCalendar(after)];
  return [...days].flatMap((day) => {
    const [was, is] = [old.kindOf(day), fresh.kindOf(day)];
    return was === is ? [] : [{ day, before: was, after: is }];
  });
}
