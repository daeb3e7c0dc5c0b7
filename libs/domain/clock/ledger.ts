import type { DayKind, WorkingCalendar } from '../calendar/index.js';
import { addDays, type CalendarDay, dayOf, type EpochMs, endOfDay, startOfDay } from '../time/index.js';
import { dueOf, HOUR_MS } from './clock.js';
import type { Clock, Pause } from './types.js';

/** One date between a clock's start and its due date, with the reason it counts or not. */
export interface ClockLedgerDay {
  readonly date: CalendarDay;
  readonly kind: DayKind;
  readonly counted: boolean;
  /** Units counted up to and including this date. */
  readonly count: number;
  readonly provisional: boolean;
  readonly source?: string;
  /** The written notice that keeps this date from counting. */
  readonly paused?: Pause['notice'];
}

/** Days in (pause start, pause end] do not count; an open pause reaches to `today`. */
const pauseOver = (clock: Clock, date: CalendarDay): Pause | undefined =>
  clock.pauses.find((pause) => date > dayOf(pause.from) && (pause.to === undefined || date <= dayOf(pause.to)));

/**
 * 计时台账: every date after the start up to the due date (while paused: up to today, or to the stop). The counted days re-add to the
 * clock's budget, so a clerk can check the due date with a pencil.
 */
export function clockLedger(clock: Clock, calendar: WorkingCalendar, now: EpochMs): ClockLedgerDay[] {
  const start = dayOf(clock.startedAt);
  const end = dueOf(clock, calendar)?.on ?? dayOf(clock.stoppedAt ?? now);
  if (clock.unit === 'hour') return hourLedger(clock, calendar, end);
  let count = 0;
  return calendar.ledger(start, end).map((line) => {
    const pause = pauseOver(clock, line.date);
    const counted = !pause && (clock.unit === 'calendar_day' || line.counted);
    if (counted) count += 1;
    return { ...line, counted, count, ...(pause && { paused: pause.notice }) };
  });
}

/** An hour clock also counts on its first day; `count` is in hours. */
function hourLedger(clock: Clock, calendar: WorkingCalendar, end: CalendarDay): ClockLedgerDay[] {
  const due = dueOf(clock, calendar)?.at ?? endOfDay(end);
  const lines: ClockLedgerDay[] = [];
  let count = 0;
  for (let date = dayOf(clock.startedAt); date <= end; date = addDays(date, 1)) {
    const from = Math.max(startOfDay(date), clock.startedAt);
    const to = Math.min(endOfDay(date), due);
    let running = Math.max(0, to - from);
    let paused: Pause | undefined;
    for (const pause of clock.pauses) {
      const excluded = Math.max(0, Math.min(pause.to ?? to, to) - Math.max(pause.from, from));
      if (excluded > 0) paused = pause;
      running -= excluded;
    }
    count += running / HOUR_MS;
    lines.push({
      date,
      kind: calendar.kindOf(date),
      counted: running > 0,
      count,
      provisional: false,
      ...(paused && { paused: paused.notice }),
    });
  }
  return lines;
}
