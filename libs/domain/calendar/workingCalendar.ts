import { type CalendarDay, calendarDay, dayFromNumber, dayNumber, weekdayOfNumber } from '#libs/domain/time/index.js';
import type { CalendarData, DayKind, LedgerDay } from './types.js';

/** 工作日历: answers in constant time in the span asked about; days from 1990-01-01 to 2100-12-31, RangeError outside. */
export interface WorkingCalendar {
  readonly id: string;
  readonly version: number;
  isWorkingDay(day: CalendarDay): boolean;
  kindOf(day: CalendarDay): DayKind;
  /** Whether the day's year has no published notice, so that only weekends were taken as days off. */
  isProvisional(day: CalendarDay): boolean;
  /**
   * The n-th working day after `start` (民法典 Art. 201: the start day is not counted); `start` itself for 0.
   * RangeError when `n` is negative or not whole.
   */
  dueDate(start: CalendarDay, n: number): CalendarDay;
  /** Working days in (a, b]; when b is before a, minus those in (b, a]. */
  workingDaysBetween(a: CalendarDay, b: CalendarDay): number;
  /** Every date in (from, to], with the reason it counts or not; empty when `to` is not after `from`. */
  ledger(from: CalendarDay, to: CalendarDay): LedgerDay[];
}

interface NotedDay {
  readonly kind: DayKind;
  readonly source: string;
}

/** Working days of a run of years: `counts[i]` of them before day `first + i`, their numbers in `days`. */
interface WorkingDayIndex {
  readonly first: number;
  readonly end: number;
  readonly counts: Uint16Array;
  readonly days: Int32Array;
}

const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;
const newYear = (year: number) => dayNumber(calendarDay(`${year}-01-01`));
const RANGE_FIRST = newYear(FIRST_YEAR);
const RANGE_END = newYear(LAST_YEAR + 1);
const yearOf = (day: string) => Number(day.slice(0, 4));
const works = (kind: DayKind) => kind === 'working' || kind === 'adjusted_working' || kind === 'regional_working';
const plainKind = (n: number): DayKind => (weekdayOfNumber(n) <= 5 ? 'working' : 'weekend');

const built = new WeakMap<CalendarData, WorkingCalendar>();

/**
 * The working calendar of `data`, built once per data object. RangeError when a date does not exist, or a year stands
 * twice, or a date is listed both off and working: a due date must never rest on a contradiction.
 */
export function workingCalendar(data: CalendarData): WorkingCalendar {
  let calendar = built.get(data);
  if (!calendar) built.set(data, (calendar = new IndexedCalendar(data)));
  return calendar;
}

/** The days that differ from the plain week, by day number. */
function notedDays(data: CalendarData): Map<number, NotedDay> {
  const noted = new Map<number, NotedDay>();
  for (const { daysOff, workingDays, source } of [...data.years].sort((a, b) => a.year - b.year)) {
    const off = new Set(daysOff.map(dayNumber));
    for (const n of off) noted.set(n, { kind: 'holiday', source });
    for (const day of workingDays) {
      const n = dayNumber(day);
      if (off.has(n)) throw new RangeError(`${day} is listed both as a day off and as a working day by ${source}`);
      noted.set(n, { kind: 'adjusted_working', source });
    }
  }
  // The later entry for a day wins, and only an entry that changes the national answer is named as the reason.
  for (const [n, { kind, source }] of new Map(
    (data.regionalDays ?? []).map((entry) => [dayNumber(entry.day), entry]),
  )) {
    const national = works(noted.get(n)?.kind ?? plainKind(n));
    if (national !== (kind === 'working')) {
      noted.set(n, { kind: kind === 'working' ? 'regional_working' : 'regional_off', source });
    }
  }
  return noted;
}

class IndexedCalendar implements WorkingCalendar {
  readonly id: string;
  readonly version: number;
  private readonly published: ReadonlySet<number>;
  private readonly noted: ReadonlyMap<number, NotedDay>;
  private index: WorkingDayIndex;

  constructor(data: CalendarData) {
    this.id = data.id;
    this.version = data.version;
    const years = data.years.map(({ year }) => year);
    this.published = new Set(years);
    if (this.published.size < years.length) throw new RangeError(`Calendar ${data.id} lists a year twice`);
    this.noted = notedDays(data);
    this.index = { first: RANGE_FIRST, end: RANGE_FIRST, counts: new Uint16Array(1), days: new Int32Array(0) };
  }

  isWorkingDay(day: CalendarDay): boolean {
    return works(this.kindOfNumber(inRange(dayNumber(day))));
  }

  kindOf(day: CalendarDay): DayKind {
    return this.kindOfNumber(inRange(dayNumber(day)));
  }

  isProvisional(day: CalendarDay): boolean {
    inRange(dayNumber(day));
    return !this.published.has(yearOf(day));
  }

  dueDate(start: CalendarDay, n: number): CalendarDay {
    if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`Working days must be whole and not negative: ${n}`);
    const from = inRange(dayNumber(start));
    if (n === 0) return start;
    this.cover(from, from + 1);
    for (;;) {
      const { first, end, counts, days } = this.index;
      const due = days[counts[from + 1 - first]! + n - 1];
      if (due !== undefined) return dayFromNumber(due);
      if (end === RANGE_END) throw new RangeError(`${n} working days after ${start} end after ${LAST_YEAR}`);
      this.cover(from, Math.min(end + n, RANGE_END));
    }
  }

  workingDaysBetween(a: CalendarDay, b: CalendarDay): number {
    const from = inRange(dayNumber(a));
    const to = inRange(dayNumber(b));
    this.cover(Math.min(from, to), Math.max(from, to) + 1);
    const { first, counts } = this.index;
    return counts[to + 1 - first]! - counts[from + 1 - first]!;
  }

  ledger(from: CalendarDay, to: CalendarDay): LedgerDay[] {
    const last = inRange(dayNumber(to));
    const lines: LedgerDay[] = [];
    let count = 0;
    for (let n = inRange(dayNumber(from)) + 1; n <= last; n++) {
      const date = dayFromNumber(n);
      const noted = this.noted.get(n);
      const kind = noted?.kind ?? plainKind(n);
      const counted = works(kind);
      if (counted) count++;
      const provisional = !this.published.has(yearOf(date));
      lines.push({ date, kind, counted, count, provisional, ...(noted && { source: noted.source }) });
    }
    return lines;
  }

  private kindOfNumber(n: number): DayKind {
    return this.noted.get(n)?.kind ?? plainKind(n);
  }

  /** Makes the index hold the days from `from` to before `end`, in whole years; it only ever grows. */
  private cover(from: number, end: number): void {
    const { index } = this;
    if (from >= index.first && end <= index.end) return;
    const empty = index.first === index.end;
    const firstDay = empty ? from : Math.min(from, index.first);
    const lastDay = empty ? end - 1 : Math.max(end, index.end) - 1;
    const first = newYear(yearOf(dayFromNumber(firstDay)));
    const indexEnd = newYear(yearOf(dayFromNumber(lastDay)) + 1);
    const counts = new Uint16Array(indexEnd - first + 1);
    const days = new Int32Array(indexEnd - first);
    let found = 0;
    for (let n = first; n < indexEnd; n++) {
      counts[n - first] = found;
      if (works(this.kindOfNumber(n))) days[found++] = n;
    }
    counts[indexEnd - first] = found;
    this.index = { first, end: indexEnd, counts, days: days.slice(0, found) };
  }
}

function inRange(n: number): number {
  if (n >= RANGE_FIRST && n < RANGE_END) return n;
  throw new RangeError(`${dayFromNumber(n)} is outside the working calendar (${FIRST_YEAR} to ${LAST_YEAR})`);
}
