import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NATIONAL_CALENDAR, withRegionalDays, workingCalendar } from '../calendar/index.js';
import { addDays, calendarDay, dayOf, endOfDay, epochMs, startOfDay } from '../time/index.js';
import { type Clock, clockLedger, dueOf, lateAt, remainingOf, totalBudget, usedUnits, warningAt } from './index.js';
import { aClock, at, pause } from './testing.js';

const national = workingCalendar(NATIONAL_CALENDAR);
const regional = workingCalendar(
  withRegionalDays(NATIONAL_CALENDAR, '410727', [
    { day: calendarDay('2026-03-02'), kind: 'off', source: '封政办〔2026〕1号' },
    { day: calendarDay('2026-03-07'), kind: 'working', source: '封政办〔2026〕1号' },
  ]),
);
const notes = (clock: Clock, now = '2026-06-01', calendar = national) =>
  clockLedger(clock, calendar, at(now)).map(
    ({ date, kind, counted, count, paused }) =>
      `${date} ${kind} ${counted ? count : '-'}${paused ? ` ${paused.kind}` : ''}`,
  );

describe('the ledger a clerk reads', () => {
  it('names every date from the start to the due date', () => {
    const clock = aClock({ unit: 'working_day', budget: 2, startedAt: at('2026-02-13') });
    const lines = clockLedger(clock, national, at('2026-02-13'));
    expect(lines).toHaveLength(11);
    expect(lines[0]).toEqual({
      date: '2026-02-14',
      kind: 'adjusted_working',
      counted: true,
      count: 1,
      provisional: false,
      source: '国办发明电〔2025〕7号',
    });
    expect(lines[1]).toMatchObject({ date: '2026-02-15', kind: 'holiday', counted: false, count: 1 });
    expect(lines.at(-1)).toMatchObject({ date: '2026-02-24', kind: 'working', counted: true, count: 2 });
  });

  it('names the notice that keeps a day from counting', () => {
    const clock = aClock({
      unit: 'working_day',
      budget: 3,
      startedAt: at('2026-03-05'),
      pauses: [pause('2026-03-06', '2026-03-10')],
    });
    expect(notes(clock)).toEqual([
      '2026-03-06 working 1',
      '2026-03-07 weekend - hearing',
      '2026-03-08 weekend - hearing',
      '2026-03-09 working - hearing',
      '2026-03-10 working - hearing',
      '2026-03-11 working 2',
      '2026-03-12 working 3',
    ]);
  });

  it('reaches to today while the clock is paused, and no further once it has stopped', () => {
    const paused = aClock({
      unit: 'working_day',
      budget: 3,
      startedAt: at('2026-03-05'),
      pauses: [pause('2026-03-06')],
    });
    expect(notes(paused, '2026-03-09').at(-1)).toBe('2026-03-09 working - hearing');
    expect(notes({ ...paused, stoppedAt: at('2026-03-09') }, '2026-06-01').at(-1)).toBe('2026-03-09 working - hearing');
  });

  it('counts hours day by day, and names their pauses too', () => {
    const clock = aClock({
      unit: 'hour',
      budget: 20,
      startedAt: at('2026-03-05 14:00'),
      pauses: [pause('2026-03-05 16:00', '2026-03-06 10:00')],
    });
    expect(notes(clock)).toEqual([
      '2026-03-05 working 2 hearing',
      '2026-03-06 working 16 hearing',
      '2026-03-07 weekend 20',
    ]);
  });
});

/** A clock anywhere in the published years and beyond, with up to four pauses; the last may still be open. */
const anyClock = fc
  .record({
    unit: fc.constantFrom('working_day' as const, 'calendar_day' as const, 'hour' as const),
    budget: fc.integer({ min: 1, max: 45 }),
    extended: fc.constantFrom(0, 0, 3, 10),
    start: fc.integer({ min: at('2025-12-01'), max: at('2027-02-01') }),
    gaps: fc.array(fc.tuple(fc.integer({ min: 0, max: 20 * 24 * 60 }), fc.integer({ min: 0, max: 30 * 24 * 60 })), {
      maxLength: 4,
    }),
    open: fc.boolean(),
  })
  .map(({ start, gaps, open, ...rest }) => {
    let now = start;
    const pauses = gaps.map(([gap, length], i) => {
      const from = epochMs(now + gap * 60_000);
      now = from + length * 60_000;
      const closed = { ...pause('2026-01-01', '2026-01-02'), from, to: epochMs(now) };
      return open && i === gaps.length - 1 ? { from, notice: closed.notice, seq: 1 } : closed;
    });
    return aClock({ ...rest, startedAt: epochMs(start), pauses });
  });
const anyCalendar = fc.constantFrom(national, regional);
const later = (clock: Clock, days: number) => epochMs((clock.pauses.at(-1)?.to ?? clock.startedAt) + days * 86_400_000);

describe('every clock', () => {
  it('explains its due date: the counted days re-add to the budget and end on it', () => {
    fc.assert(
      fc.property(anyClock, anyCalendar, fc.integer({ min: 0, max: 40 }), (clock, calendar, days) => {
        const now = later(clock, days);
        const due = dueOf(clock, calendar);
        const lines = clockLedger(clock, calendar, now);
        const hours = clock.unit === 'hour';
        const first = hours ? dayOf(clock.startedAt) : addDays(dayOf(clock.startedAt), 1);
        expect(lines.map(({ date }) => date)).toEqual(lines.map((_, i) => addDays(first, i)));
        if (!hours) {
          let count = 0;
          for (const line of lines) {
            if (line.counted) count += 1;
            expect(line.count).toBe(count);
            if (line.paused) expect(line.counted).toBe(false);
            if (clock.unit === 'working_day' && line.counted) expect(calendar.isWorkingDay(line.date)).toBe(true);
          }
        }
        if (due) {
          expect(lines.at(-1)!.date).toBe(due.on);
          expect(lines.at(-1)!.count).toBeCloseTo(totalBudget(clock), 6);
          expect(due.provisional).toBe(clock.unit === 'working_day' && lines.some((line) => line.provisional));
        } else if (lines.length > 0) {
          expect(lines.at(-1)!.date).toBe(dayOf(now));
          expect(lines.at(-1)!.count).toBeLessThanOrEqual(totalBudget(clock));
        }
      }),
      { numRuns: 400 },
    );
  });

  it('has used its whole budget on the due date, is overdue from its end, and warns before that', () => {
    fc.assert(
      fc.property(anyClock, anyCalendar, (clock, calendar) => {
        const due = dueOf(clock, calendar);
        if (!due) return;
        const total = totalBudget(clock);
        if (clock.unit === 'hour') {
          expect(usedUnits(clock, calendar, due.at)).toBeCloseTo(total, 6);
        } else {
          expect(due.at).toBe(endOfDay(due.on));
          expect(usedUnits(clock, calendar, startOfDay(due.on))).toBe(total);
          expect(usedUnits(clock, calendar, epochMs(due.at - 1))).toBe(total);
        }
        expect(remainingOf(clock, calendar, epochMs(due.at - 1)).overdue).toBe(false);
        expect(remainingOf(clock, calendar, due.at).overdue).toBe(true);
        const warning = warningAt(clock, calendar, 1)!;
        expect(warning).toBeGreaterThanOrEqual(startOfDay(dayOf(clock.startedAt)));
        expect(warning).toBeLessThan(due.at);
        if (clock.unit !== 'hour') expect(remainingOf(clock, calendar, warning).value).toBeLessThanOrEqual(1);
        const late = lateAt(clock, calendar, 5);
        if (late !== null) expect(late).toBeGreaterThanOrEqual(due.at);
      }),
      { numRuns: 400 },
    );
  });

  it('never uses less as time goes on', () => {
    fc.assert(
      fc.property(anyClock, anyCalendar, fc.nat(80 * 24), fc.nat(10 * 24), (clock, calendar, hours, more) => {
        const then = epochMs(clock.startedAt + hours * 3_600_000);
        expect(usedUnits(clock, calendar, epochMs(then + more * 3_600_000))).toBeGreaterThanOrEqual(
          usedUnits(clock, calendar, then) - 1e-9,
        );
      }),
      { numRuns: 300 },
    );
  });

  it('is never due earlier for having been paused once more', () => {
    fc.assert(
      fc.property(anyClock, anyCalendar, (clock, calendar) => {
        const paused = { ...clock, pauses: clock.pauses.filter(({ to }) => to !== undefined) };
        const before = dueOf({ ...paused, pauses: paused.pauses.slice(0, -1) }, calendar)!;
        expect(dueOf(paused, calendar)!.at).toBeGreaterThanOrEqual(before.at);
      }),
      { numRuns: 300 },
    );
  });
});
