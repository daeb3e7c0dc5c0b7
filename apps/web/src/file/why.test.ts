import { describe, expect, it } from 'vitest';
import { at, pause } from '#libs/domain/clock/testing.js';
import { clockName, inOrder, standing } from './clock';
import { shownClock, wordsIn } from './testing';
import { explain } from './why';

const zh = wordsIn('zh');
const told = (clock: ReturnType<typeof shownClock>, today: string) => explain(clock, today, zh).join('');
const PAUSED = '告知书于2026年2月13日(周五)送达)。';

describe('why it is this day', () => {
  it('over the Spring Festival: rule, start, counted days, the holiday with its document, and the day', () => {
    const clock = shownClock('2026-02-13 10:00', '2026-02-13 11:00', {
      kind: 'acceptance_local',
      unit: 'working_day',
      budget: 2,
    });
    expect(told(clock, '2026-02-13')).toBe(
      '按本地规定,收到材料后 2 个工作日内作出是否受理的决定。' +
        '2026年2月13日(周五)起算,当日不计,从次日数起。' +
        '计入的是2026年2月14日(周六)(调休上班)、2026年2月24日(周二)。' +
        '2026年2月15日(周日)至2026年2月23日(周一)放假 9 天不计(国办发明电〔2025〕7号)。' +
        '所以最后一天是2026年2月24日(周二),当日 24:00 前办完都不算超期。',
    );
  });

  it('many days: the first and the last, adjusted days, weekends', () => {
    const clock = shownClock('2026-02-13 10:00', '2026-02-14 11:00', { unit: 'working_day', budget: 10 });
    const sentences = explain(clock, '2026-02-14', zh);
    expect(sentences).toContain('第 1 天是2026年2月14日(周六),第 10 天是2026年3月5日(周四)。');
    expect(sentences).toContain(
      '2026年2月14日(周六)、2026年2月28日(周六)是调休上班日,照常计入(国办发明电〔2025〕7号)。',
    );
    expect(sentences).toContain('其间周末 1 天不计。');
  });

  it('a pause that ended names its notice; its weekends are not told twice', () => {
    const clock = shownClock('2026-03-06 10:00', '2026-03-20 09:00', {
      unit: 'working_day',
      budget: 5,
      pauses: [pause('2026-03-09', '2026-03-17')],
    });
    const sentences = explain(clock, '2026-03-20', zh);
    expect(sentences).toContain(
      `2026年3月9日(周一)因听证暂停、2026年3月17日(周二)恢复,其间(含恢复当日)不计时(依据行政许可法 46,${PAUSED}`,
    );
    expect(sentences).toContain('其间周末 4 天不计。');
    expect(sentences.at(-1)).toBe('所以最后一天是2026年3月23日(周一),当日 24:00 前办完都不算超期。');
  });

  it('a pause of less than a day costs none', () => {
    const clock = shownClock('2026-03-06 10:00', '2026-03-10 09:00', {
      unit: 'working_day',
      budget: 2,
      pauses: [pause('2026-03-09 09:00', '2026-03-09 15:00')],
    });
    expect(told(clock, '2026-03-10')).toContain('2026年3月9日(周一)因听证暂停,当日恢复,没有少数一天');
  });

  it('a clock that rests has no due date, and says what is left', () => {
    const clock = shownClock('2026-03-06 10:00', '2026-03-12 09:00', {
      unit: 'working_day',
      budget: 5,
      pauses: [pause('2026-03-09')],
    });
    expect(standing(clock, zh)).toBe('已暂停,还剩 4 个工作日');
    expect(explain(clock, '2026-03-12', zh).slice(2)).toEqual([
      '至今已计 1 天。',
      '其间周末 2 天不计。',
      `2026年3月9日(周一)因听证暂停计时,次日起不计(依据行政许可法 46,${PAUSED}`,
      '现在停着,还剩 4 个工作日;恢复计时的次日起接着数,到期日那时才能确定。',
    ]);
  });

  it('hours run through weekends, to the minute', () => {
    const clock = shownClock('2026-02-13 10:00', '2026-02-13 12:00', {
      unit: 'hour',
      budget: 48,
      kind: 'step',
      stepName: '审核',
    });
    expect(told(clock, '2026-02-13')).toBe(
      '“审核”环节限 48 小时内办完。从2026年2月13日(周五)10:00起连续计时,周末和节假日也计。' +
        '所以到期时刻是2026年2月15日(周日)10:00。',
    );
    expect(clockName(clock, zh)).toBe('环节时限:审核');
    expect(standing(clock, zh)).toBe('还剩 46 小时');
  });

  it('calendar days count weekends and holidays', () => {
    const clock = shownClock('2026-02-13 10:00', '2026-02-13 12:00', { unit: 'calendar_day', budget: 2 });
    expect(told(clock, '2026-02-13')).toContain('按自然日数,周末和节假日也计。');
    expect(told(clock, '2026-02-13')).toContain('计入的是2026年2月14日(周六)、2026年2月15日(周日)。');
    expect(told(clock, '2026-02-13')).not.toContain('放假');
  });

  it('an extension, an end with office hours, and a year without a notice', () => {
    const clock = shownClock('2026-12-30 10:00', '2026-12-30 12:00', {
      unit: 'working_day',
      budget: 1,
      extended: 2,
      dayEndsAtMinute: 17 * 60,
    });
    const sentences = explain(clock, '2026-12-30', zh);
    expect(sentences).toContain('经批准延长 2 个工作日,合计 3 个工作日。');
    expect(sentences).toContain('所以最后一天是2027年1月4日(周一),须在当日 17:00 前办完。');
    expect(sentences).toContain('2027年的放假安排还没有公布,暂按周末推算;公布后自动重算。');
  });

  it.each([
    ['2026-02-24 16:00', undefined, '今天到期', undefined],
    ['2026-02-26 09:00', undefined, '超期 2 个工作日', '到2026年2月26日(周四)已超期 2 个工作日。'],
    ['2026-03-09 09:00', '2026-02-14 16:00', '按期停止', '已于2026年2月14日(周六)16:00停止计时,没有超期。'],
    ['2026-03-09 09:00', '2026-02-25 09:00', '停止时已超期', '已于2026年2月25日(周三)09:00停止计时,停止时已超期。'],
  ])('at %s, stopped at %s: %s', (now, stopped, short, sentence) => {
    const clock = shownClock('2026-02-13 10:00', now, {
      unit: 'working_day',
      budget: 2,
      ...(stopped && { stoppedAt: at(stopped) }),
    });
    expect(standing(clock, zh)).toBe(short);
    if (sentence) expect(explain(clock, now.slice(0, 10), zh).at(-1)).toBe(sentence);
  });

  it('in English too', () => {
    const clock = shownClock('2026-02-13 10:00', '2026-02-13 11:00', { unit: 'working_day', budget: 2 });
    expect(explain(clock, '2026-02-13', wordsIn('en')).join('')).toBe(
      'The office promises a decision within 2 working days of acceptance. ' +
        'It starts on Fri 13 Feb 2026; that day is not counted, the next one is the first. ' +
        'Counted: Sat 14 Feb 2026 (adjusted working day); Tue 24 Feb 2026. ' +
        'Sun 15 Feb 2026 to Mon 23 Feb 2026 is a holiday: 9 days not counted (国办发明电〔2025〕7号). ' +
        'So the last day is Tue 24 Feb 2026; done by 24:00 of that day is in time. ',
    );
  });
});

it('clocks that run come first, soonest due first; those that rest after them; then the stopped', () => {
  const clock = (budget: number, own: object = {}) =>
    shownClock('2026-03-06 10:00', '2026-03-06 11:00', { unit: 'working_day', budget, ...own });
  const [legal, promise] = [clock(20), clock(5)];
  const paused = clock(9, { pauses: [pause('2026-03-06 10:30')] });
  const stopped = clock(2, { stoppedAt: at('2026-03-06 10:30') });
  expect(inOrder([stopped, paused, legal, promise])).toEqual({ open: [promise, legal, paused], ended: [stopped] });
});
