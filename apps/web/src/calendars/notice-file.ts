import type { NewNotice } from '../api/calendars';

type Line = NewNotice['days'][number];

/** A line that says neither a date nor a kind that is known. */
export class NoticeFileError extends Error {
  override readonly name = 'NoticeFileError';

  constructor(
    readonly line: number,
    readonly text: string,
  ) {
    super(`Line ${line}: ${text}`);
  }
}

const KINDS: Readonly<Record<string, Line['kind']>> = {
  放假: 'off',
  休: 'off',
  off: 'off',
  上班: 'working',
  班: 'working',
  working: 'working',
};
const DATE = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/;

/**
 * The days of a notice's file: a line each, 日期 and 放假 or 上班 with a comma, semicolon or tab between; a first line
 * of headings is passed over. Throws NoticeFileError for the first line that can't be read.
 */
export function readNoticeFile(content: string): Line[] {
  const lines = content.replace(/^\uFEFF/, '').split(/\r?\n/);
  return lines.flatMap((text, i): Line[] => {
    if (text.trim() === '') return [];
    const [date = '', word = ''] = text.split(/[,;\t,]/).map((part) => part.trim().replace(/^"|"$/g, ''));
    const found = DATE.exec(date);
    const kind = KINDS[word.toLowerCase()];
    if (!found && i === 0) return [];
    if (!found || !kind) throw new NoticeFileError(i + 1, text.trim().slice(0, 60));
    const [, year, month, day] = found;
    return [{ day: `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`, kind }];
  });
}
