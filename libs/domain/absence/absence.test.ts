import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Post, Principal } from '../identity/index.js';
import { addDays, calendarDay, daysBetween } from '../time/index.js';
import {
  type Absence,
  absenceState,
  arrangesFor,
  conflictOf,
  MAX_ABSENCE_DAYS,
  postMissing,
  type Span,
  spanProblem,
} from './index.js';

const TODAY = calendarDay('2026-11-27');
const span = (first: string, last: string): Span => ({ first: calendarDay(first), last: calendarDay(last) });
const absence = (officerId: string, deputyId: string, first = '2026-12-01', last = '2026-12-05'): Absence => ({
  officerId,
  deputyId,
  ...span(first, last),
});
const person = (id: string, ...posts: Post[]): Principal => ({ id, name: id, posts });

describe('the span of an absence', () => {
  it.each([
    ['2026-11-27', '2026-11-27', undefined],
    ['2026-11-27', '2027-11-27', undefined], // 366 days
    ['2026-11-27', '2027-11-28', 'ABSENCE_TOO_LONG'],
    ['2026-11-26', '2026-11-30', 'ABSENCE_PAST'],
    ['2026-12-02', '2026-12-01', 'ABSENCE_BACKWARDS'],
  ] as const)('%s to %s: %s', (first, last, problem) => expect(spanProblem(span(first, last), TODAY)).toBe(problem));

  it('any span from today on that runs forward is good as long as it is not too long', () => {
    const ahead = fc.integer({ min: 0, max: 1000 });
    fc.assert(
      fc.property(ahead, ahead, (from, length) => {
        const first = addDays(TODAY, from);
        const isGood = spanProblem({ first, last: addDays(first, length) }, TODAY) === undefined;
        expect(isGood).toBe(length < MAX_ABSENCE_DAYS);
      }),
    );
  });

  it.each([
    ['2026-11-26', {}, 'planned'],
    ['2026-12-01', {}, 'away'],
    ['2026-12-05', {}, 'away'],
    ['2026-12-06', {}, 'returning'],
    ['2026-12-02', { isEndAsked: true }, 'returning'],
    ['2026-12-02', { isEndAsked: true, isEnded: true }, 'ended'],
  ] as const)('on %s, %j, it is %s', (today, told, state) => {
    const how = { isEndAsked: false, isEnded: false, ...told };
    expect(absenceState(span('2026-12-01', '2026-12-05'), how, calendarDay(today))).toBe(state);
  });
});

describe('absences beside each other', () => {
  it.each([
    ['none', [], undefined],
    ['her own on other days', [absence('a', 'b', '2026-12-06', '2026-12-07')], undefined],
    ['her own that begins on the last day', [absence('a', 'c', '2026-12-05', '2026-12-07')], 'ABSENCE_OVERLAPS'],
    ['her deputy’s', [absence('b', 'c', '2026-11-30', '2026-12-01')], 'DEPUTY_AWAY'],
    ['her deputy’s on other days', [absence('b', 'c', '2026-11-28', '2026-11-30')], undefined],
    ['one in which she is the deputy', [absence('c', 'a')], 'OFFICER_IS_DEPUTY'],
    ['another one that has the same deputy', [absence('c', 'b')], undefined],
  ] as const)('%s: %s', (_, others, problem) => expect(conflictOf(absence('a', 'b'), others)?.problem).toBe(problem));

  it('whoever was let away one after another, no work goes from a deputy to a further one', () => {
    const people = fc.constantFrom('a', 'b', 'c', 'd');
    const wanted = fc.record({
      officerId: people,
      deputyId: people,
      from: fc.integer({ min: 0, max: 9 }),
      length: fc.integer({ min: 0, max: 4 }),
    });
    fc.assert(
      fc.property(fc.array(wanted, { maxLength: 12 }), (all) => {
        const standing: Absence[] = [];
        for (const { from, length, ...pair } of all) {
          const first = addDays(TODAY, from);
          const next = { ...pair, first, last: addDays(first, length) };
          if (pair.officerId !== pair.deputyId && !conflictOf(next, standing)) standing.push(next);
        }
        for (let day = TODAY; daysBetween(TODAY, day) < 15; day = addDays(day, 1)) {
          const now = standing.filter(({ first, last }) => first <= day && day <= last);
          const away = now.map(({ officerId }) => officerId);
          expect(new Set(away).size).toBe(away.length);
          expect(now.filter(({ deputyId }) => away.includes(deputyId))).toEqual([]);
        }
      }),
    );
  });
});

describe('who may be the deputy', () => {
  const officer = person('a', { role: 'handler', departmentId: 'D1' }, { role: 'leader', departmentId: 'D1' });
  it.each<[string, Post[], string | undefined]>([
    ['holds what she holds', [{ role: 'handler', departmentId: 'D1' }], undefined],
    [
      'holds more',
      [
        { role: 'reviewer', departmentId: 'D1' },
        { role: 'handler', departmentId: 'D1' },
      ],
      undefined,
    ],
    ['holds another role', [{ role: 'reviewer', departmentId: 'D1' }], 'handler'],
    ['holds it in another department', [{ role: 'handler', departmentId: 'D2' }], 'handler'],
    ['holds nothing', [], 'handler'],
  ])('somebody who %s', (_, posts, missing) => expect(postMissing(person('b', ...posts), officer)?.role).toBe(missing));

  it('for a window, somebody at a window of the region or of a wider one', () => {
    const clerk = person('w', { role: 'window', region: '441521' });
    expect(postMissing(person('b', { role: 'window', region: '441500' }), clerk)).toBeUndefined();
    expect(postMissing(person('b', { role: 'window', region: '410000' }), clerk)?.role).toBe('window');
  });
});

describe('who may arrange for an officer’s work', () => {
  const officer = person('a', { role: 'handler', departmentId: 'D1' }, { role: 'handler', departmentId: 'D2' });
  it.each<[string, Principal, boolean]>([
    ['herself', officer, true],
    ['the administrator', person('b', { role: 'admin' }), true],
    ['the administrator of one of her departments', person('b', { role: 'admin', departmentId: 'D1' }), false],
    [
      'whoever leads both of her departments',
      person('b', { role: 'leader', departmentId: 'D1' }, { role: 'admin', departmentId: 'D2' }),
      true,
    ],
    [
      'a colleague',
      person('b', { role: 'handler', departmentId: 'D1' }, { role: 'handler', departmentId: 'D2' }),
      false,
    ],
  ])('%s: %s', (_, caller, may) => expect(arrangesFor(caller, officer)).toBe(may));

  it('of somebody without office there is nothing to arrange', () => {
    expect(arrangesFor(person('b', { role: 'admin' }), person('c', { role: 'applicant' }))).toBe(false);
  });
});
