/** Signs that never begin a line (禁则). */
const NOT_FIRST = /^[,。、;:?!)》」』】〕”’,.;:?!)\]}%]$/u;
/** A Latin word or number with what belongs to it, or one sign of any other script. */
const PIECES = /[\p{Script=Latin}\p{N}_./-]+|\s+|./gu;

/** The text in lines of at most `width`, broken between Chinese characters or Latin words; over-long words anywhere. */
export function wrapped(text: string, width: number, widthOf: (piece: string) => number): string[] {
  return text.split('\n').flatMap((paragraph) => wrappedLine(paragraph, width, widthOf));
}

function wrappedLine(text: string, width: number, widthOf: (piece: string) => number): string[] {
  const lines: string[] = [];
  let pieces: string[] = [];
  let used = 0;
  const measure = (piece: string) => piece.length && widthOf(piece);
  for (const piece of text.match(PIECES)?.flatMap((piece) => (widthOf(piece) > width ? [...piece] : [piece])) ?? []) {
    const room = measure(piece);
    if (used + room > width && pieces.length > 0) {
      const moved = NOT_FIRST.test(piece) && pieces.length > 1 ? [pieces.pop()!] : [];
      lines.push(pieces.join('').trimEnd());
      pieces = moved;
      used = moved.reduce((sum, one) => sum + measure(one), 0);
      if (pieces.length === 0 && piece.trim() === '') continue;
    }
    pieces.push(piece);
    used += room;
  }
  lines.push(pieces.join(''));
  return lines;
}
