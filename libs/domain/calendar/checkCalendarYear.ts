import type { Problem } from '#libs/domain/codes/problem.js';
import { isCalendarDay, weekdayOf } from '#libs/domain/time/index.js';
import type { CalendarYear } from './types.js';

/** What is wrong with a calendar year, and on which line of it. */
export interface CalendarProblem extends Problem {
  /** The date as written, when one date is at fault. */
  readonly day?: string;
}

/**
 * Whether `day` may stand in the notice for `year`: in the year itself, or in the last week of the year before, because
 * a New Year arrangement may reach back (the one for 2019 made 2018-12-29 a working day and 2018-12-31 a day off).
 */
const belongsTo = (year: number, day: string) =>
  day.startsWith(`${year}-`) || (day.startsWith(`${year - 1}-12-`) && day >= `${year - 1}-12-25`);

/** Everything wrong with a calendar year before it is imported; empty when it can be used. */
export function checkCalendarYear(year: CalendarYear): CalendarProblem[] {
  const problems: CalendarProblem[] = [];
  if (!Number.isInteger(year.year) || year.year < 1990 || year.year > 2100) {
    problems.push({
      code: 'CALENDAR_YEAR_OUT_OF_RANGE',
      zh: `年份 ${year.year} 不在 1990—2100 之间，请改正年份。`,
      en: `The year ${year.year} is not between 1990 and 2100. Correct the year.`,
    });
  }
  if (year.source.trim() === '') {
    problems.push({
      code: 'CALENDAR_SOURCE_MISSING',
      zh: '未填写放假安排的文号，请填写依据文件。',
      en: 'The source notice is missing. Name the document that the days come from.',
    });
  }
  const off = new Set<string>(year.daysOff);
  for (const [list, isOff] of [
    [year.daysOff, true],
    [year.workingDays, false],
  ] as const) {
    const seen = new Set<string>();
    for (const day of list) {
      const problem = problemOfDay(year.year, day, isOff, seen, off);
      if (problem) problems.push({ ...problem, day });
      seen.add(day);
    }
  }
  return problems;
}

function problemOfDay(
  year: number,
  day: string,
  isOff: boolean,
  seen: ReadonlySet<string>,
  off: ReadonlySet<string>,
): Problem | undefined {
  if (!isCalendarDay(day)) {
    return {
      code: 'CALENDAR_DAY_UNKNOWN',
      zh: `“${day}”不是存在的日期，请按 YYYY-MM-DD 填写。`,
      en: `"${day}" is not a date that exists. Write it as YYYY-MM-DD.`,
    };
  }
  if (seen.has(day)) {
    return {
      code: 'CALENDAR_DAY_TWICE',
      zh: `${day} 在同一列表中出现两次，请删去一次。`,
      en: `${day} is listed twice. Remove one of them.`,
    };
  }
  if (!belongsTo(year, day)) {
    return {
      code: 'CALENDAR_DAY_OUTSIDE_YEAR',
      zh: `${day} 不属于 ${year} 年的放假安排，请改正日期或年份。`,
      en: `${day} does not belong to the arrangement for ${year}. Correct the date or the year.`,
    };
  }
  if (!isOff && off.has(day)) {
    return {
      code: 'CALENDAR_DAY_OFF_AND_WORKING',
      zh: `${day} 既列为放假又列为上班，请只保留一项。`,
      en: `${day} is listed both as a day off and as a working day. Keep only one.`,
    };
  }
  if (!isOff && weekdayOf(day) <= 5) {
    return {
      code: 'CALENDAR_ADJUSTED_DAY_NOT_WEEKEND',
      zh: `${day} 不是周六或周日，无需列为调休上班日，请核对文件。`,
      en: `${day} is not a Saturday or Sunday, so it cannot be an adjusted working day. Check the notice.`,
    };
  }
  return undefined;
}
