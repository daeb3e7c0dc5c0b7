import type { Language } from '../app/settings';

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** Three numbers and the weekday of a calendar date; no time zone can move it. */
function parts(day: string): { year: number; month: number; date: number; weekday: number } {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return { year, month, date, weekday: new Date(Date.UTC(year, month - 1, date)).getUTCDay() };
}

/** A calendar date YYYY-MM-DD: 2026年2月24日(周二), or Tue 24 Feb 2026. */
export function formatDay(day: string, language: Language): string {
  const { year, month, date, weekday } = parts(day);
  return language === 'zh'
    ? `${year}年${month}月${date}日(周${WEEKDAYS[weekday]})`
    : `${DAYS[weekday]} ${date} ${MONTHS[month - 1]} ${year}`;
}

/** A month YYYY-MM: 2026年2月, or Feb 2026. */
export function formatMonth(month: string, language: Language): string {
  const { year, month: number } = parts(`${month}-01`);
  return language === 'zh' ? `${year}年${number}月` : `${MONTHS[number - 1]} ${year}`;
}

const clock = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** The calendar date in Asia/Shanghai of an RFC 3339 instant, YYYY-MM-DD. */
export const dayOf = (instant: string): string => clock.format(new Date(instant)).slice(0, 10);

/** The time of day in Asia/Shanghai, HH:MM. */
export const timeOf = (instant: string): string => clock.format(new Date(instant)).slice(-5);

/** An RFC 3339 instant: 2026年2月24日(周二)09:05, or Tue 24 Feb 2026, 09:05. */
export function formatInstant(instant: string, language: Language): string {
  const day = formatDay(dayOf(instant), language);
  return language === 'zh' ? `${day}${timeOf(instant)}` : `${day}, ${timeOf(instant)}`;
}

/** For narrow places: 2月24日(周二), or Tue 24 Feb; with the year when it is not this one. */
export function formatShortDay(day: string, language: Language): string {
  const { year, month, date, weekday } = parts(day);
  if (new Date().getFullYear() !== year) return formatDay(day, language);
  return language === 'zh'
    ? `${month}月${date}日(周${WEEKDAYS[weekday]})`
    : `${DAYS[weekday]} ${date} ${MONTHS[month - 1]}`;
}

/** For narrow places: 2月24日 09:05 in this year, else with the year; or 24 Feb 09:05. */
export function formatShort(instant: string, language: Language): string {
  const { year, month, date } = parts(dayOf(instant));
  const thisYear = new Date().getFullYear() === year;
  const day =
    language === 'zh'
      ? `${thisYear ? '' : `${year}年`}${month}月${date}日`
      : `${date} ${MONTHS[month - 1]}${thisYear ? '' : ` ${year}`}`;
  return `${day} ${timeOf(instant)}`;
}
