import { describe, expect, it } from 'vitest';
import { csvOf } from './sheet.js';

const cellOf = (text: string): string =>
  csvOf({ title: 't', notes: [], columns: ['c'], rows: [[text]] })
    .split('\r\nc\r\n')[1]!
    .replace(/\r\n$/, '');

describe('a cell of a CSV', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+8613800138000', "'+8613800138000"],
    ['-2+3', "'-2+3"],
    ['@SUM(1)', "'@SUM(1)"],
    ['\uff1d1', "'\uff1d1"],
    ['\uff0b1', "'\uff0b1"],
    ['\uff0d1', "'\uff0d1"],
    ['\uff201', "'\uff201"],
    ['  =1+1', "'  =1+1"],
    ['\t=1', "'\t=1"],
    ['\r=1', `"'\r=1"`],
    ['\n=1', `"'\n=1"`],
    ['=HYPERLINK("http://evil.example","x")', `"'=HYPERLINK(""http://evil.example"",""x"")"`],
  ])('%j runs nowhere', (text, cell) => {
    expect(cellOf(text)).toBe(cell);
  });

  it.each(['滨海大厦', 'a=b', '1-2', '张三,李四', '"', ''])('%j stays what it is', (text) => {
    expect(cellOf(text)).toBe(/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  });
});
