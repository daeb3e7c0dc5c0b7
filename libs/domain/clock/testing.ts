import { calendarDay, type EpochMs, parseInstant } from '../time/index.js';
import type { Clock, Pause } from './types.js';

/** Support of tests, no part of the product: clocks and instants as a clerk would write them down. */

/** '2026-02-13 10:00' (or a day alone, for 09:00) in Asia/Shanghai. */
export function at(text: string): EpochMs {
  const [day = '', time = '09:00'] = text.split(' ');
  const instant =
    time === '24:00' ? parseInstant(`${day}T23:59:59.999+08:00`) : parseInstant(`${day}T${time}:00+08:00`);
  if (instant === undefined) throw new Error(`No instant: ${text}`);
  return time === '24:00' ? ((instant + 1) as EpochMs) : instant;
}

const NOTICE: Pause['notice'] = { kind: 'hearing', basis: '行政许可法 46', servedOn: calendarDay('2026-02-13') };

/** A stretch of time that doesn't count; without an end it still lasts. */
export const pause = (from: string, to?: string): Pause => ({
  from: at(from),
  ...(to !== undefined && { to: at(to) }),
  notice: NOTICE,
  seq: 1,
});

export const aClock = (own: Partial<Clock> & Pick<Clock, 'unit' | 'budget' | 'startedAt'>): Clock => ({
  id: 'promise:1',
  kind: 'promise',
  extended: 0,
  pauses: [],
  dayEndsAtMinute: 1440,
  raised: [],
  moves: [],
  ...own,
});
