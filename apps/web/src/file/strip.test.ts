import { describe, expect, it } from 'vitest';
import { at, pause } from '#libs/domain/clock/testing.js';
import { byMonth, stripDays } from './strip';
import { shownClock } from './testing';

/** '13 start, 14 adjusted 1, …' */
const drawn = (clock: ReturnType<typeof shownClock>, today: string) =>
  stripDays(clock, today).map(({ date, look, count }) => `${date.slice(8)} ${look}${count ? ` ${count}` : ''}`);

describe('the strip of a clock', () => {
  it('draws the start, the adjusted Saturday, the whole Spring Festival and the due day', () => {
    const clock = shownClock('2026-02-13 10:00', '2026-02-16 09:00', { unit: 'working_day', budget: 2 });
    expect(drawn(clock, '2026-02-16')).toEqual([
      '13 start',
      '14 adjusted 1',
      ...[15, 16, 17, 18, 19, 20, 21, 22, 23].map((day) => `${day} holiday`),
      '24 counted 2',
    ]);
    const days = stripDays(clock, '2026-02-16');
    expect(days.find(({ today }) => today)?.date).toBe('2026-02-16');
    expect(days.filter(({ due }) => due).map(({ date }) => date)).toEqual(['2026-02-24']);
    expect(days.filter(({ ahead }) => ahead).map(({ date }) => date)[0]).toBe('2026-02-17');
    expect(days[2]!.source).toBe('国办发明电〔2025〕7号');
  });

  it('draws weekends, and paused days with the basis of their notice', () => {
    const clock = shownClock('2026-03-06 10:00', '2026-03-12 09:00', {
      unit: 'working_day',
      budget: 5,
      pauses: [pause('2026-03-09')],
    });
    expect(drawn(clock, '2026-03-12')).toEqual([
      '06 start',
      '07 weekend',
      '08 weekend',
      '09 counted 1',
      '10 paused',
      '11 paused',
      '12 paused',
    ]);
    expect(stripDays(clock, '2026-03-12').at(-1)!.source).toBe('行政许可法 46');
  });

  it('counts the first day of an hour clock, in hours', () => {
    const clock = shownClock('2026-03-06 10:00', '2026-03-06 12:00', { unit: 'hour', budget: 24 });
    expect(drawn(clock, '2026-03-06')).toEqual(['06 counted 14', '07 counted 24']);
  });

  it('counts weekends of a clock in calendar days as any other day', () => {
    const clock = shownClock('2026-03-06 10:00', '2026-03-06 12:00', { unit: 'calendar_day', budget: 2 });
    expect(drawn(clock, '2026-03-06')).toEqual(['06 start', '07 counted 1', '08 counted 2']);
  });

  it('goes on to today where it is late, and stops where it stopped', () => {
    const late = shownClock('2026-03-06 10:00', '2026-03-13 09:00', { unit: 'working_day', budget: 2 });
    expect(drawn(late, '2026-03-13').slice(-4)).toEqual(['10 counted 2', '11 over', '12 over', '13 over']);
    const stopped = shownClock('2026-03-06 10:00', '2026-03-13 09:00', {
      unit: 'working_day',
      budget: 3,
      stoppedAt: at('2026-03-09 10:00'),
    });
    const days = stripDays(stopped, '2026-03-13');
    expect(days.find((day) => day.stopped)?.date).toBe('2026-03-09');
    expect(days.filter(({ ahead }) => ahead).map(({ date }) => date)).toEqual(['2026-03-10', '2026-03-11']);
  });

  it('marks days of a year without a notice, and is cut into months', () => {
    const clock = shownClock('2026-12-30 10:00', '2026-12-30 12:00', { unit: 'working_day', budget: 3 });
    const days = stripDays(clock, '2026-12-30');
    expect(days.filter(({ provisional }) => provisional).every(({ date }) => date >= '2027')).toBe(true);
    expect(byMonth(days).map(([month, in_]) => [month, in_.length])).toEqual([
      ['2026-12', 2],
      ['2027-01', 4],
    ]);
  });
});
