import type { FastifyReply } from 'fastify';
import writeXlsxFile from 'write-excel-file/node';
import { contentDisposition } from '../attachments/index.js';

export const SHEET_FORMATS = ['csv', 'xlsx'] as const;
export type SheetFormat = (typeof SHEET_FORMATS)[number];
/** Rows of one export at most. */
export const MAX_EXPORT = 10_000;

type Cell = string | number | null;
/** A list as it leaves the house: what it is, by which filter it was made, and its rows. */
export interface Sheet {
  readonly title: string;
  /** Lines above the table: the filter, who made it and when. */
  readonly notes: readonly string[];
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/**
 * A text that a spreadsheet would run as a formula is kept a text by an apostrophe before it. The wide signs of a Chinese
 * keyboard are taken for the narrow ones.
 */
const harmless = (text: string): string =>
  /^\s*[-=+@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(text) ? `'${text}` : text;

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = harmless(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** RFC 4180, with the mark by which spreadsheets know UTF-8. */
export function csvOf({ title, notes, columns, rows }: Sheet): string {
  const lines: readonly (readonly Cell[])[] = [[title], ...notes.map((note) => [note]), [], columns, ...rows];
  return `\uFEFF${lines.map((line) => line.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

/** Every text is a text cell, which no program runs. */
export function xlsxOf({ title, notes, columns, rows }: Sheet): Promise<Buffer> {
  const text = (value: string, bold = false) => ({ value, type: String, ...(bold && { fontWeight: 'bold' as const }) });
  const cell = (value: Cell) =>
    value === null ? null : typeof value === 'number' ? { value, type: Number } : text(value);
  const data = [
    [text(title, true)],
    ...notes.map((note) => [text(note)]),
    [null],
    columns.map((column) => text(column, true)),
    ...rows.map((row) => row.map(cell)),
  ];
  return writeXlsxFile(data, { sheet: title.slice(0, 31), columns: columns.map(() => ({ width: 18 })) }).toBuffer();
}

const TYPES: Readonly<Record<SheetFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Sends the sheet as a file that browsers save and nothing keeps. */
export async function sendSheet(reply: FastifyReply, name: string, format: SheetFormat, sheet: Sheet): Promise<void> {
  const body = format === 'csv' ? csvOf(sheet) : await xlsxOf(sheet);
  await reply
    .header('content-type', TYPES[format])
    .header('content-disposition', contentDisposition('attachment', `${name}.${format}`))
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store')
    .send(body);
}
