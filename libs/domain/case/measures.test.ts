import { describe, expect, it } from 'vitest';
import { epochMs, startOfDay, calendarDay } from '../time/index.js';
import { aCase } from './testing.js';
import { supplement } from './testing-stories.js';

const midnight = (day: string) => startOfDay(calendarDay(day));

describe('逾期 and 提前 (APR-08, 09; KPI-13)', () => {
  // Accepted on Monday 2026-03-02 with a promise of 5 working days: due on Monday 2026-03-09.
  const promised = () =>
    aCase('fully_online', { item: { promisedLimit: { unit: 'working_day', budget: 5 } } }).accepted();

  it('a case is overdue from the first working day past its promise', () => {
    expect(promised().row).toMatchObject({ promiseDueOn: '2026-03-09', overdueAt: midnight('2026-03-10') });
    const overFriday = aCase('fully_online', {
      item: { promisedLimit: { unit: 'working_day', budget: 4 } },
    }).accepted();
    expect(overFriday.row).toMatchObject({ promiseDueOn: '2026-03-06', overdueAt: midnight('2026-03-09') });
  });

  it.each([
    ['2026-03-06', 1],
    ['2026-03-09', 0],
    ['2026-03-10', -1],
  ])('decided on %s it has saved %d days', (on, savedDays) => {
    expect(promised().on(on).granted().row.savedDays).toBe(savedDays);
  });

  it('before acceptance there is neither', () => {
    expect(aCase().row).toMatchObject({ overdueAt: null, promiseDays: null, legalDays: null, savedDays: null });
  });

  it('limits are compared only where both count in working days', () => {
    const legalLimit = { unit: 'working_day', budget: 20 } as const;
    const of = (unit: 'working_day' | 'hour') =>
      aCase('fully_online', { item: { legalLimit, promisedLimit: { unit, budget: 5 } } }).accepted().row;
    expect(of('working_day')).toMatchObject({ promiseDays: 5, legalDays: 20 });
    expect(of('hour')).toMatchObject({ promiseDays: null, legalDays: null });
  });
});

describe('the card that a case shows', () => {
  it('names its clock, the day it missed and when it rang; the latest of the worst kind', () => {
    const late = aCase().on('2026-03-05');
    expect(late.row).toMatchObject({
      card: 'yellow',
      cardClock: 'acceptance_local',
      cardDueOn: '2026-03-04',
    });
    expect(late.row.cardAt).toBe(late.log.find(({ type }) => type === 'yellow-card-raised')!.at);
    expect(aCase().row).toMatchObject({ card: 'none', cardClock: null, cardDueOn: null, cardAt: null });
  });
});

describe('who answers for a case, and how it was answered', () => {
  it('the pre-reviewer, then who accepted, then who handles; issuing changes nothing', () => {
    const story = aCase();
    expect(story.row.officerId).toBeNull();
    story.does('prereview', 'pass-pre-review', {});
    const takenInAt = story.log.at(-1)!.at;
    expect(story.row).toMatchObject({ officerId: 'prereview', takenInAt });
    story.on('2026-03-03').does('acceptance', 'accept', {});
    expect(story.row).toMatchObject({ officerId: 'acceptance', takenInAt });
    story.granted();
    expect(story.row.officerId).toBe('handler');
  });

  it('counts supplement notices', () => {
    expect(aCase().row.supplements).toBe(0);
    expect(supplement().row.supplements).toBe(1);
    expect(supplement().row.takenInAt).not.toBeNull();
  });

  it('counts corrections', () => {
    const story = aCase().accepted();
    expect(story.row.corrections).toBe(0);
    story.does('handler', 'correct-data', { changes: { 'form.projectName': '新项目' }, reason: '笔误' });
    expect(story.row.corrections).toBe(1);
  });
});

describe('a rating', () => {
  const rated = () => aCase().accepted().granted();
  it('is kept with its time; a bad one is fixed in time or too late', () => {
    expect(rated().row).toMatchObject({ satisfaction: null, ratedAt: null, fixedInTime: null });
    for (const [on, inTime] of [
      ['2026-03-09', true],
      ['2026-03-11', false],
    ] as const) {
      const story = rated().does('issuer', 'make-licence', {}).does('applicant', 'confirm-delivery', {});
      story.does('applicant', 'rate', { satisfaction: 'dissatisfied', text: '等候太久' });
      expect(story.row).toMatchObject({ satisfaction: 'dissatisfied', fixedInTime: null });
      expect(story.row.ratedAt).toBe(epochMs(story.log.at(-1)!.at));
      story.on(on).does('leader', 'fix-rating', { message: '已整改' });
      expect(story.row.fixedInTime, on).toBe(inTime);
    }
  });
});
