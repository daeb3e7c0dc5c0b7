/**
 * Days and instants of the product. A day (日) is a calendar date in Asia/Shanghai; an instant is milliseconds since
 * 1970-01-01T00:00:00Z. Everything is integer arithmetic, so no host time zone can leak in.
 */

/** 自然日 'YYYY-MM-DD' in Asia/Shanghai, a day that exists, year 0001 to 9999. */
export type CalendarDay = string & { readonly __calendarDay: true };

/** 时刻: whole milliseconds since 1970-01-01T00:00:00Z, within years 0001 to 9999 of Asia/Shanghai. */
export type EpochMs = number & { readonly __epochMs: true };

const DAY_MS = 86_400_000;
/** China has kept UTC+8 all year since summer time ended on 1991-09-15; earlier instants are outside this product. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const FIRST_DAY_NUMBER = -719_162;
const LAST_DAY_NUMBER = 2_932_896;
const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

const isLeapYear = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const pad = (value: number, width: number) => String(value).padStart(width, '0');

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** Day number of year, month (1–12) and day of month; NaN when there is no such day. */
function civilDayNumber(year: number, month: number, dayOfMonth: number): number {
  if (!(year >= 1 && year <= 9999 && month >= 1 && month <= 12 && dayOfMonth >= 1)) return NaN;
  const before = DAYS_BEFORE_MONTH[month - 1]!;
  const leap = isLeapYear(year);
  const length = DAYS_BEFORE_MONTH[month]! - before + (leap && month === 2 ? 1 : 0);
  if (dayOfMonth > length) return NaN;
  const y = year - 1;
  const daysBeforeYear = y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return FIRST_DAY_NUMBER + daysBeforeYear + before + (leap && month > 2 ? 1 : 0) + dayOfMonth - 1;
}

function parseDayNumber(text: string): number {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return NaN;
  return civilDayNumber(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));
}

/** Whether `text` is 'YYYY-MM-DD' and names a day that exists. */
export function isCalendarDay(text: unknown): text is CalendarDay {
  return typeof text === 'string' && !Number.isNaN(parseDayNumber(text));
}

/** The day that `text` names. Throws RangeError when it is not 'YYYY-MM-DD' or there is no such day (2026-02-29). */
export function calendarDay(text: string): CalendarDay {
  if (!isCalendarDay(text)) throw new RangeError(`Not a calendar day (YYYY-MM-DD): ${String(text)}`);
  return text;
}

/** The instant `n` milliseconds after 1970-01-01T00:00:00Z. Throws RangeError unless whole and in years 0001–9999. */
export function epochMs(n: number): EpochMs {
  const day = Math.floor((n + SHANGHAI_OFFSET_MS) / DAY_MS);
  if (!Number.isInteger(n) || day < FIRST_DAY_NUMBER || day > LAST_DAY_NUMBER) {
    throw new RangeError(`Not an instant in whole milliseconds: ${n}`);
  }
  return n as EpochMs;
}

/** Days since 1970-01-01 (negative before it). Throws RangeError when the text is no calendar day. */
export function dayNumber(day: CalendarDay): number {
  const number = parseDayNumber(day);
  if (Number.isNaN(number)) throw new RangeError(`Not a calendar day (YYYY-MM-DD): ${String(day)}`);
  return number;
}

/** The day `n` days after 1970-01-01. Throws RangeError outside years 0001–9999 or when `n` is not whole. */
export function dayFromNumber(n: number): CalendarDay {
  if (!Number.isInteger(n) || n < FIRST_DAY_NUMBER || n > LAST_DAY_NUMBER) {
    throw new RangeError(`No calendar day has the number ${n}`);
  }
  // Counting years from 1 March puts the leap day last, which makes month lengths a linear formula.
  const sinceMarch = n - FIRST_DAY_NUMBER + 306;
  const era = Math.floor(sinceMarch / 146_097);
  const dayOfEra = sinceMarch - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}` as CalendarDay;
}

/** The calendar date in Asia/Shanghai at `instant`. */
export function dayOf(instant: EpochMs): CalendarDay {
  return dayFromNumber(Math.floor((instant + SHANGHAI_OFFSET_MS) / DAY_MS));
}

/** 00:00 of the day in Asia/Shanghai. */
export function startOfDay(day: CalendarDay): EpochMs {
  return (dayNumber(day) * DAY_MS - SHANGHAI_OFFSET_MS) as EpochMs;
}

/** 24:00 of the day, the first instant that no longer belongs to it (民法典 Art. 203: the last day ends at 24:00). */
export function endOfDay(day: CalendarDay): EpochMs {
  return (startOfDay(day) + DAY_MS) as EpochMs;
}

/** The day `n` natural days after `day` (before it when negative). */
export function addDays(day: CalendarDay, n: number): CalendarDay {
  return dayFromNumber(dayNumber(day) + n);
}

/** Natural days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: CalendarDay, b: CalendarDay): number {
  return dayNumber(b) - dayNumber(a);
}

/** Order of two days for sorting: -1, 0 or 1. */
export function compareDays(a: CalendarDay, b: CalendarDay): -1 | 0 | 1 {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Day of the week: 1 Monday to 7 Sunday. */
export function weekdayOf(day: CalendarDay): number {
  return weekdayOfNumber(dayNumber(day));
}

/** Day of the week of a day number: 1 Monday to 7 Sunday. */
export function weekdayOfNumber(n: number): number {
  return ((((n + 3) % 7) + 7) % 7) + 1;
}

/** RFC 3339 in Asia/Shanghai with milliseconds: '2026-02-24T09:00:00.000+08:00'. */
export function toRfc3339(instant: EpochMs): string {
  const local = instant + SHANGHAI_OFFSET_MS;
  const day = Math.floor(local / DAY_MS);
  const ms = local - day * DAY_MS;
  const seconds = Math.floor(ms / 1000);
  const time = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map((part) => pad(part, 2));
  return `${dayFromNumber(day)}T${time.join(':')}.${pad(ms % 1000, 3)}+08:00`;
}

const RFC_3339 = /^(\d{4}-\d\d-\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:[Zz]|([+-])(\d\d):(\d\d))$/;

/**
 * The instant that an RFC 3339 text names; the offset is required, because a bare local time would be a guess.
 * Digits beyond milliseconds are cut off. Undefined for anything else, leap seconds included.
 */
export function parseInstant(text: string): EpochMs | undefined {
  const match = RFC_3339.exec(text);
  if (!match) return undefined;
  const [, day = '', hour, minute, second, fraction = '', sign, offsetHour = '0', offsetMinute = '0'] = match;
  const number = parseDayNumber(day);
  const time = [Number(hour), Number(minute), Number(second)] as const;
  const offset = [Number(offsetHour), Number(offsetMinute)] as const;
  if (Number.isNaN(number) || time[0] > 23 || time[1] > 59 || time[2] > 59) return undefined;
  if (offset[0] > 23 || offset[1] > 59) return undefined;
  const offsetMs = (offset[0] * 60 + offset[1]) * 60_000 * (sign === '-' ? -1 : 1);
  const ms = ((time[0] * 60 + time[1]) * 60 + time[2]) * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0'));
  const instant = number * DAY_MS + ms - offsetMs;
  const shanghaiDay = Math.floor((instant + SHANGHAI_OFFSET_MS) / DAY_MS);
  if (shanghaiDay < FIRST_DAY_NUMBER || shanghaiDay > LAST_DAY_NUMBER) return undefined;
  return instant as EpochMs;
}
