import i18next from 'i18next';
import { NATIONAL_CALENDAR, workingCalendar } from '#libs/domain/calendar/index.js';
import { type Clock as DomainClock, clockLedger, dueOf, isPaused, remainingOf } from '#libs/domain/clock/index.js';
import { aClock, at } from '#libs/domain/clock/testing.js';
import { toRfc3339 } from '#libs/domain/time/index.js';
import type { Language } from '../app/settings';
import { formatDay, formatInstant } from '../format/day';
import en from '../i18n/en/file.json' with { type: 'json' };
import zh from '../i18n/zh/file.json' with { type: 'json' };
import type { Clock } from './clock';
import type { Words } from './words';

/** Support of tests, no part of the product: clocks as the API tells them, and the page's words without a page. */
const calendar = workingCalendar(NATIONAL_CALENDAR);
const time = (instant: number | undefined): string | null =>
  instant === undefined ? null : toRfc3339(instant as DomainClock['startedAt']);

type Own = Partial<DomainClock> & Pick<DomainClock, 'unit' | 'budget'> & { readonly stepName?: string };

/** A clock that began at '2026-02-13 10:00', looked at some time later. */
export function shownClock(start: string, now: string, { stepName, ...own }: Own): Clock {
  const clock = aClock({ ...own, startedAt: at(start) });
  const due = dueOf(clock, calendar);
  const remaining = remainingOf(clock, calendar, at(now));
  const { startedAt: _start, stoppedAt, pauses, moves, raised: _raised, dayEndsAtMinute: _ends, ...same } = clock;
  return {
    ...same,
    ...(stepName !== undefined && { stepName }),
    startedAt: time(clock.startedAt)!,
    stoppedAt: time(stoppedAt),
    dueOn: due?.on ?? null,
    dueAt: time(due?.at),
    provisional: due?.provisional ?? false,
    remaining: remaining.value,
    overdue: remaining.overdue,
    card: 'none',
    state: stoppedAt !== undefined ? 'stopped' : isPaused(clock) ? 'paused' : 'running',
    pauses: pauses.map(({ from, to, ...pause }) => ({
      ...pause,
      from: time(from)!,
      ...(to !== undefined && { to: time(to)! }),
    })),
    moves: moves.map((move) => ({ ...move, at: time(move.at)! })),
    ledger: clockLedger(clock, calendar, at(now)),
  };
}

const words = i18next.createInstance();
await words.init({
  resources: { zh: { file: zh }, en: { file: en } },
  ns: ['file'],
  interpolation: { escapeValue: false },
});

export const wordsIn = (language: Language): Words => ({
  t: words.getFixedT(language, 'file'),
  language,
  day: (day) => formatDay(day, language),
  instant: (instant) => formatInstant(instant, language),
});
