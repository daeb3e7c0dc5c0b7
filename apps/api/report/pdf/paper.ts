import { createRequire } from 'node:module';
import { setImmediate as breath } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import { wrapped } from './wrap.js';

const { resolve } = createRequire(import.meta.url);
const FONTS = {
  regular: resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
  bold: resolve('@expo-google-fonts/noto-sans-sc/600SemiBold/NotoSansSC_600SemiBold.ttf'),
} as const;
type Face = keyof typeof FONTS;

/** A4 in points, and the room that print leaves free. */
const WIDTH = 595.28;
const HEIGHT = 841.89;
const MARGIN = { top: 62, bottom: 62, side: 54 };
const BOTTOM = HEIGHT - MARGIN.bottom;
const ROOM = WIDTH - 2 * MARGIN.side;
const LEADING = 1.55;
const INK = '#000';
const GREY = '#555';

type Align = 'left' | 'center' | 'right';
interface TextStyle {
  readonly size?: number;
  readonly face?: Face;
  readonly align?: Align;
  readonly color?: string;
  /** Space below. */
  readonly after?: number;
}
export interface Column {
  readonly title: string;
  /** Its part of the width, beside those of the others. */
  readonly share: number;
  readonly align?: Align;
}
/** One text, or several below each other of which only the first is black. */
export type Cell = string | readonly string[];
interface Line {
  readonly text: string;
  readonly color: string;
}

const ROWS_AT_ONCE = 10;
const PADDING = 4;
const CELL_SIZE = 9;
const CELL_LINE = CELL_SIZE * 1.45;

/** A report being typeset downwards on A4 pages. The same calls give the same bytes. */
export class Paper {
  readonly #doc: PDFKit.PDFDocument;
  readonly #widths = new Map<string, number>();
  readonly #done: Promise<Buffer>;
  #y = MARGIN.top;

  constructor(info: { readonly title: string; readonly author: string; readonly at: Date }) {
    const { title, author, at } = info;
    this.#doc = new PDFDocument({
      size: 'A4',
      margin: 0,
      bufferPages: true,
      lang: 'zh-CN',
      displayTitle: true,
      // None by default: one that is also registered would be read anew at every change of face.
      font: '',
      info: { Title: title, Author: author, CreationDate: at, ModDate: at, Producer: 'Tongban', Creator: 'Tongban' },
    });
    for (const [face, file] of Object.entries(FONTS)) this.#doc.registerFont(face, file);
    const chunks: Buffer[] = [];
    this.#doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    this.#done = new Promise((done, failed) => {
      this.#doc.on('end', () => done(Buffer.concat(chunks)));
      this.#doc.on('error', failed);
    });
  }

  text(text: string, { size = 10.5, face = 'regular', align = 'left', color = INK, after = 6 }: TextStyle = {}): void {
    for (const line of wrapped(text, ROOM, this.#measure(size, face))) {
      this.#need(size * LEADING);
      this.#put({ text: line, color }, MARGIN.side, this.#y, ROOM, { size, face, align });
      this.#y += size * LEADING;
    }
    this.#y += after;
  }

  /** Stays on the page of what it stands above. */
  heading(text: string): void {
    this.#need(110);
    this.#y += 6;
    this.text(text, { size: 13, face: 'bold' });
  }

  rule(color: string): void {
    this.#doc
      .moveTo(MARGIN.side, this.#y)
      .lineTo(WIDTH - MARGIN.side, this.#y)
      .lineWidth(1.5)
      .stroke(color);
    this.#y += 12;
  }

  /** A table with its caption above; its head is repeated on every page. A row longer than a page goes on on the next. */
  async table(caption: string, columns: readonly Column[], rows: readonly (readonly Cell[])[]): Promise<void> {
    const shares = columns.reduce((sum, { share }) => sum + share, 0);
    const widths = columns.map(({ share }) => (share / shares) * ROOM);
    const head = columns.map(({ title }) => title);
    const linesOf = (row: readonly Cell[], face: Face) => row.map((cell, i) => this.#cellLines(cell, widths[i]!, face));
    const headLines = linesOf(head, 'bold');
    this.#need(heightOf(headLines) + 70);
    this.text(caption, { size: 10, face: 'bold', align: 'center', after: 3 });
    const drawHead = () => this.#row(headLines, widths, columns, 'bold');
    drawHead();
    for (const [n, row] of rows.entries()) {
      // Typesetting takes a second or more; whoever works on cases meanwhile does not wait for it.
      if (n % ROWS_AT_ONCE === 0) await breath();
      let lines = linesOf(row, 'regular');
      while (this.#y + heightOf(lines) > BOTTOM) {
        const fits = Math.floor((BOTTOM - this.#y - 2 * PADDING) / CELL_LINE);
        const isLong = heightOf(lines) + heightOf(headLines) > BOTTOM - MARGIN.top;
        if (isLong && fits > 2) {
          this.#row(
            lines.map((cell) => cell.slice(0, fits)),
            widths,
            columns,
            'regular',
          );
          lines = lines.map((cell) => cell.slice(fits));
        }
        this.#page();
        drawHead();
      }
      this.#row(lines, widths, columns, 'regular');
    }
    this.#y += 12;
  }

  /** Numbers the pages and closes the document. */
  finish(foot: string): Promise<Buffer> {
    const { count } = this.#doc.bufferedPageRange();
    for (let page = 0; page < count; page++) {
      this.#doc.switchToPage(page);
      const y = HEIGHT - 42;
      const style = { size: 8.5, face: 'regular' } as const;
      this.#put({ text: foot, color: GREY }, MARGIN.side, y, ROOM, { ...style, align: 'left' });
      const number = `第 ${page + 1} 页,共 ${count} 页`;
      this.#put({ text: number, color: GREY }, MARGIN.side, y, ROOM, { ...style, align: 'right' });
    }
    this.#doc.end();
    return this.#done;
  }

  #row(lines: readonly (readonly Line[])[], widths: readonly number[], columns: readonly Column[], face: Face): void {
    const height = heightOf(lines);
    let x = MARGIN.side;
    for (const [i, cell] of lines.entries()) {
      const width = widths[i]!;
      const box = this.#doc.lineWidth(0.5).rect(x, this.#y, width, height);
      if (face === 'bold') box.fillAndStroke('#eee', '#888');
      else box.stroke('#888');
      for (const [n, line] of cell.entries())
        this.#put(line, x + PADDING, this.#y + PADDING + n * CELL_LINE, width - 2 * PADDING, {
          size: CELL_SIZE,
          face,
          align: face === 'bold' ? 'center' : (columns[i]!.align ?? 'left'),
        });
      x += width;
    }
    this.#y += height;
  }

  #cellLines(cell: Cell, width: number, face: Face): Line[] {
    const texts = typeof cell === 'string' ? [cell] : cell;
    return texts.flatMap((text, i) =>
      wrapped(text, width - 2 * PADDING, this.#measure(CELL_SIZE, face)).map((line) => ({
        text: line,
        color: i === 0 ? INK : GREY,
      })),
    );
  }

  #put(
    { text, color }: Line,
    x: number,
    y: number,
    width: number,
    { size, face, align }: { readonly size: number; readonly face: Face; readonly align: Align },
  ): void {
    if (text === '') return;
    const free = width - this.#measure(size, face)(text);
    const left = x + free * { left: 0, center: 0.5, right: 1 }[align];
    this.#doc.font(face).fontSize(size).fillColor(color).text(text, left, y, { lineBreak: false });
  }

  #measure = (size: number, face: Face) => (piece: string) => {
    const key = `${face} ${piece}`;
    let width = this.#widths.get(key);
    if (width === undefined) {
      width = this.#doc.font(face).fontSize(1000).widthOfString(piece);
      this.#widths.set(key, width);
    }
    return (width * size) / 1000;
  };

  #need(height: number): void {
    if (this.#y + height > BOTTOM) this.#page();
  }

  #page(): void {
    this.#doc.addPage();
    this.#y = MARGIN.top;
  }
}

const heightOf = (lines: readonly (readonly Line[])[]): number =>
  Math.max(1, ...lines.map((cell) => cell.length)) * CELL_LINE + 2 * PADDING;
