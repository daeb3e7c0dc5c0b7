import { expect, it } from 'vitest';
import { NoticeFileError, readNoticeFile } from './notice-file';

it('reads what a clerk types or a spreadsheet saves', () => {
  const content =
    '\uFEFF日期,安排\r\n2027-01-01,放假\r\n2027/2/5;off\r\n"2027年2月14日","上班"\r\n\r\n2027.2.20\tworking\r\n';
  expect(readNoticeFile(content)).toEqual([
    { day: '2027-01-01', kind: 'off' },
    { day: '2027-02-05', kind: 'off' },
    { day: '2027-02-14', kind: 'working' },
    { day: '2027-02-20', kind: 'working' },
  ]);
});

it.each([
  ['a word that is no kind', '2027-01-01,放假\n2027-01-02,调休', 2],
  ['no date', '日期,安排\n元旦,放假', 2],
  ['no kind', '2027-01-01', 1],
])('names the line with %s', (_, content, line) => {
  expect(() => readNoticeFile(content)).toThrow(NoticeFileError);
  try {
    readNoticeFile(content);
  } catch (error) {
    expect((error as NoticeFileError).line).toBe(line);
  }
});
