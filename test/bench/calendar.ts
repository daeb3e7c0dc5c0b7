import { fileURLToPath } from 'node:url';
import { NATIONAL_CALENDAR, workingCalendar } from '#libs/domain/calendar/index.js';
import { addDays, calendarDay, type CalendarDay } from '#libs/domain/time/index.js';

/** One comparison of a benchmark run; it passes when `ratio` is at least `bar`. */
interface CalendarMeasure {
  readonly measure: string;
  /** Nanoseconds per call of ours. */
  readonly value: number;
  /** Nanoseconds per call of chinese-days' equivalent. */
  readonly against: number;
  /** How many times faster ours is. */
  readonly ratio: number;
  readonly bar: number;
}

const SPAN = 250;
const ROUNDS = 15;
/** Ours is repeated more often, so that both sides of a round last long enough for the clock. */
const OUR_REPEATS = 400;
const BAR = 100;

function nanosecondsPerCall(calls: number, act: () => void): number {
  const start = process.hrtime.bigint();
  act();
  return Number(process.hrtime.bigint() - start) / calls;
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** Both sides in turn, round by round, so that a slow moment of the machine hits both. */
function compare<T>(
  measure: string,
  starts: readonly CalendarDay[],
  ours: (day: CalendarDay) => T,
  theirs: (day: CalendarDay) => T,
): CalendarMeasure {
  for (const day of starts) {
    const [own, other] = [ours(day), theirs(day)];
    if (own !== other) throw new Error(`${measure}: from ${day} we say ${String(own)}, chinese-days ${String(other)}`);
  }
  const own: number[] = [];
  const other: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    own.push(
      nanosecondsPerCall(starts.length * OUR_REPEATS, () => {
        for (let repeat = 0; repeat < OUR_REPEATS; repeat++) starts.forEach(ours);
      }),
    );
    other.push(nanosecondsPerCall(starts.length, () => starts.forEach(theirs)));
  }
  const [value, against] = [median(own), median(other)];
  return { measure, value, against, ratio: against / value, bar: BAR };
}

async function compareAll(): Promise<CalendarMeasure[]> {
  const { default: chineseDays } = await import('chinese-days');
  const calendar = workingCalendar(NATIONAL_CALENDAR);
  const starts = Array.from({ length: 60 }, (_, i) => addDays(calendarDay('2024-01-01'), i * 11));
  return [
    compare(
      `dueDate over ${SPAN} working days against findWorkday`,
      starts,
      (day) => calendar.dueDate(day, SPAN),
      (day) => chineseDays.findWorkday(SPAN, day),
    ),
    compare(
      `workingDaysBetween over ${SPAN} days against a loop of isWorkday`,
      starts,
      (day) => calendar.workingDaysBetween(day, addDays(day, SPAN)),
      (day) => {
        let count = 0;
        for (let i = 1; i <= SPAN; i++) if (chineseDays.isWorkday(addDays(day, i))) count++;
        return count;
      },
    ),
    compare(
      `workingDaysBetween over ${SPAN} days against getWorkdaysInRange`,
      starts,
      (day) => calendar.workingDaysBetween(day, addDays(day, SPAN)),
      (day) => chineseDays.getWorkdaysInRange(addDays(day, 1), addDays(day, SPAN)).length,
    ),
  ];
}

/**
 * Compares the working calendar with chinese-days over spans of 250 days that lie within the published years. The run
 * has Shanghai as its host zone, because chinese-days, which draws up its tables while it loads, is wrong further west.
 */
export async function benchCalendar(): Promise<CalendarMeasure[]> {
  const hostZone = process.env.TZ;
  process.env.TZ = 'Asia/Shanghai';
  try {
    return await compareAll();
  } finally {
    if (hostZone === undefined) delete process.env.TZ;
    else process.env.TZ = hostZone;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const results = await benchCalendar();
  for (const { measure, value, against, ratio, bar } of results) {
    const verdict = ratio >= bar ? 'ok' : 'TOO SLOW';
    console.log(
      `${measure}: ${value.toFixed(0)} ns against ${against.toFixed(0)} ns = ${ratio.toFixed(0)} × (bar ${bar}) ${verdict}`,
    );
  }
  if (results.some(({ ratio, bar }) => ratio < bar)) process.exitCode = 1;
}
