import { expect, it } from 'vitest';
import { parseOfficeHours } from './index.js';

it.each([
  ['星期一至星期五：上午09:00-12:00，下午13:00-17:00', [1, 5, 540, 720, 780, 1020]],
  ['星期一至星期六：上午08:30-12:00，下午12:00-17:30', [1, 6, 510, 720, 720, 1050]],
  ['星期二至星期日：上午00:00-11:59，下午12:00-23:59', [2, 7, 0, 719, 720, 1439]],
])('%s', (text, [from, to, ...times]) => {
  const hours = parseOfficeHours(text);
  const { morning, afternoon } = hours;
  expect([hours.from, hours.to]).toEqual([from, to]);
  expect([morning.opens, morning.closes, afternoon.opens, afternoon.closes]).toEqual(times);
});

it.each([
  ['other words', '工作日 09:00—12:00, 13:30—17:00'],
  ['half-width signs', '星期一至星期五:上午09:00-12:00,下午13:00-17:00'],
  ['an hour of one digit', '星期一至星期五：上午9:00-12:00，下午13:00-17:00'],
  ['an hour that is none', '星期一至星期五：上午09:00-12:00，下午13:00-24:00'],
  ['a minute that is none', '星期一至星期五：上午09:60-12:00，下午13:00-17:00'],
  ['one session', '星期一至星期五：上午09:00-12:00'],
  ['周 instead of 星期', '周一至周五：上午09:00-12:00，下午13:00-17:00'],
  ['a week backwards', '星期五至星期一：上午09:00-12:00，下午13:00-17:00'],
  ['a session backwards', '星期一至星期五：上午12:00-09:00，下午13:00-17:00'],
  ['sessions that overlap', '星期一至星期五：上午09:00-13:30，下午13:00-17:00'],
  ['a morning after noon', '星期一至星期五：上午12:30-12:45，下午13:00-17:00'],
  ['blanks around', ' 星期一至星期五：上午09:00-12:00，下午13:00-17:00 '],
  ['nothing', ''],
])('not %s', (_, text) => {
  expect(() => parseOfficeHours(text)).toThrow(expect.objectContaining({ code: 'OFFICE_HOURS_INVALID' }) as Error);
});
