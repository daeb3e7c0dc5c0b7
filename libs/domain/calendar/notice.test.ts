import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, calendarDay, type CalendarDay } from '../time/index.js';
import {
  type CalendarNotice,
  changedDays,
  checkNotice,
  NATIONAL_CALENDAR,
  type NoticeDay,
  overNational,
  withNotice,
  withRegionalDays,
  workingCalendar,
} from './index.js';

const off = (...days: string[]): NoticeDay[] => days.map((day) => ({ day, kind: 'off' }));
const working = (...days: string[]): NoticeDay[] => days.map((day) => ({ day, kind: 'working' }));
const notice = (own: Partial<CalendarNotice>): CalendarNotice => ({
  calendarId: 'CN',
  year: 2027,
  replaces: false,
  source: '国办发明电〔2026〕9号',
  days: [...off('2027-01-01', '2027-02-05', '2027-02-08'), ...working('2027-02-14')],
  ...own,
});
const typhoon = withRegionalDays(NATIONAL_CALENDAR, '441500', [
  { day: calendarDay('2026-09-22'), kind: 'off', source: '停工停课通告' },
]);

describe('a notice before it is imported', () => {
  it.each<[string, Partial<CalendarNotice>, readonly [string | undefined, string][]]>([
    ['a year that has none yet', {}, []],
    ['without a day', { days: [] }, [[undefined, 'CALENDAR_NOTICE_EMPTY']]],
    ['without its document', { source: ' ' }, [[undefined, 'CALENDAR_SOURCE_MISSING']]],
    ['a day that does not exist', { days: off('2027-02-30') }, [['2027-02-30', 'CALENDAR_DAY_UNKNOWN']]],
    ['a day of another year', { days: off('2028-01-01') }, [['2028-01-01', 'CALENDAR_DAY_OUTSIDE_YEAR']]],
    ['a day twice', { days: off('2027-01-01', '2027-01-01') }, [['2027-01-01', 'CALENDAR_DAY_TWICE']]],
    [
      'a working day that is a holiday too',
      { days: [...off('2027-02-14'), ...working('2027-02-14')] },
      [['2027-02-14', 'CALENDAR_DAY_OFF_AND_WORKING']],
    ],
    [
      'a weekday as adjusted working day',
      { days: working('2027-02-15') },
      [['2027-02-15', 'CALENDAR_ADJUSTED_DAY_NOT_WEEKEND']],
    ],
    ['a year a second time', { year: 2026, days: off('2026-01-01') }, [[undefined, 'CALENDAR_YEAR_IMPORTED']]],
    ['the year again, as a correction', { year: 2026, replaces: true, days: off('2026-01-01') }, []],
  ])('%s', (_, own, problems) => {
    expect(checkNotice(notice(own), NATIONAL_CALENDAR).map(({ day, code }) => [day, code])).toEqual(problems);
  });

  it.each<[string, readonly NoticeDay[], boolean, readonly string[]]>([
    ['another day', off('2026-09-23'), false, []],
    ['the same again', off('2026-09-22'), false, []],
    ['the opposite', working('2026-09-22'), false, ['CALENDAR_DAY_CONTRADICTED']],
    ['the opposite, as a correction', working('2026-09-22'), true, []],
    ['no day', off('2026-13-01'), false, ['CALENDAR_DAY_UNKNOWN']],
    ['a day twice', [...off('2026-09-23'), ...working('2026-09-23')], false, ['CALENDAR_DAY_TWICE']],
  ])('of a region: %s', (_, days, replaces, codes) => {
    const regional = { calendarId: '441500', replaces, source: '恢复办公通告', days };
    expect(checkNotice(regional, typhoon).map(({ code }) => code)).toEqual(codes);
  });
});

describe('a notice in its calendar', () => {
  it('makes a provisional year firm, and names its document on the days it changes', () => {
    const before = workingCalendar(NATIONAL_CALENDAR);
    const made = withNotice(NATIONAL_CALENDAR, notice({}));
    const after = workingCalendar(made);
    const day = calendarDay('2027-02-08');
    expect([before.isProvisional(day), after.isProvisional(day)]).toEqual([true, false]);
    expect(made).toMatchObject({ id: 'CN', version: NATIONAL_CALENDAR.version + 1 });
    expect(after.ledger(calendarDay('2027-02-07'), day)).toMatchObject([
      { kind: 'holiday', counted: false, source: '国办发明电〔2026〕9号' },
    ]);
    expect(changedDays(NATIONAL_CALENDAR, made, [day, calendarDay('2027-02-14'), calendarDay('2027-02-15')])).toEqual([
      { day: '2027-02-08', before: 'working', after: 'holiday' },
      { day: '2027-02-14', before: 'weekend', after: 'adjusted_working' },
    ]);
  });

  it('reaches a region, whose own days stay', () => {
    const made = overNational(typhoon, withNotice(NATIONAL_CALENDAR, notice({})));
    expect(made).toMatchObject({ id: '441500', version: typhoon.version + 1, regionalDays: typhoon.regionalDays });
    expect(workingCalendar(made).kindOf(calendarDay('2027-02-08'))).toBe('holiday');
    expect(workingCalendar(made).kindOf(calendarDay('2026-09-22'))).toBe('regional_off');
  });

  it('changes no day but those that it names, whatever it says', () => {
    const someDay = fc.integer({ min: 0, max: 364 }).map((n) => addDays(calendarDay('2027-01-01'), n));
    fc.assert(
      fc.property(
        fc.uniqueArray(someDay, { minLength: 1, maxLength: 20 }),
        fc.infiniteStream(fc.boolean()),
        (named, isOff) => {
          const days = named.map((day): NoticeDay => ({ day, kind: isOff.next().value === true ? 'off' : 'working' }));
          const given = notice({ days });
          fc.pre(checkNotice(given, NATIONAL_CALENDAR).length === 0);
          const made = withNotice(NATIONAL_CALENDAR, given);
          const all: CalendarDay[] = Array.from({ length: 365 }, (_, n) => addDays(calendarDay('2027-01-01'), n));
          const changed = changedDays(NATIONAL_CALENDAR, made, all).map(({ day }) => day);
          expect(changed.filter((day) => !named.includes(day))).toEqual([]);
          for (const { day, kind } of days)
            expect(workingCalendar(made).isWorkingDay(calendarDay(day)), day).toBe(kind === 'working');
        },
      ),
    );
  });
});
