import { addDays, calendarDay } from '#libs/domain/time/index.js';
import { dayOf } from '../format/day';
import type { Clock } from './clock';

/** How a day of the strip looks; each has a colour, a pattern and a word of its own. */
export const DAY_LOOKS = ['start', 'counted', 'adjusted', 'weekend', 'holiday', 'paused', 'over'] as const;
export type DayLook = (typeof DAY_LOOKS)[number];

export interface StripDay {
  readonly date: string;
  readonly look: DayLook;
  /** Units counted up to and including this day, where it counts. */
  readonly count?: number;
  readonly provisional: boolean;
  /** Still to come, or after the clock stopped. */
  readonly ahead: boolean;
  readonly today: boolean;
  readonly due: boolean;
  readonly stopped: boolean;
  /** The notice of the holiday, or of the pause. */
  readonly source?: string;
}

/** Days past the due date that are drawn at most: the strip tells that it is late, the number says by how much. */
const MAX_OVER = 30;

/** Every day from a clock's start to its due date (while it rests: to today), and those that it is late by. */
export function stripDays(clock: Clock, today: string): StripDay[] {
  const { ledger = [], unit, dueOn } = clock;
  const start = dayOf(clock.startedAt);
  const stop = clock.stoppedAt === null ? null : dayOf(clock.stoppedAt);
  const marks = (date: string) => ({
    date,
    ahead: date > (stop ?? today),
    today: date === today,
    due: date === dueOn,
    stopped: date === stop,
  });
  const lines = ledger.map((line): StripDay => {
    const source = line.paused?.basis ?? line.source;
    return {
      ...marks(line.date),
      look: lookOf(line, unit),
      ...(line.counted && { count: line.count }),
      provisional: line.provisional,
      ...(source !== undefined && { source }),
    };
  });
  const isFirstCounted = ledger[0]?.date === start;
  const first: StripDay[] = isFirstCounted ? [] : [{ ...marks(start), look: 'start', provisional: false }];
  return [...first, ...lines, ...overDays(clock, stop ?? today).map((date) => ({ ...marks(date), ...OVER }))];
}

const OVER = { look: 'over', provisional: false } as const;

function overDays({ dueOn, overdue }: Clock, until: string): string[] {
  if (!overdue || dueOn === null) return [];
  const found: string[] = [];
  let date = addDays(calendarDay(dueOn), 1);
  while (date <= until && found.length < MAX_OVER) {
    found.push(date);
    date = addDays(date, 1);
  }
  return found;
}

function lookOf({ kind, counted, paused }: NonNullable<Clock['ledger']>[number], unit: Clock['unit']): DayLook {
  if (paused && !counted) return 'paused';
  if (counted) return unit === 'working_day' && /^(adjusted|regional)_working$/.test(kind) ? 'adjusted' : 'counted';
  return kind === 'weekend' ? 'weekend' : 'holiday';
}

/** The days by month, in order: [['2026-02', [...]], …]. */
export const byMonth = (days: readonly StripDay[]): [string, StripDay[]][] => [
  ...Map.groupBy(days, ({ date }) => date.slice(0, 7)),
];
