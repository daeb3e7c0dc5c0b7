import { inflateSync } from 'node:zlib';

/** The text of a PDF as pdfkit writes it, page by page: inflates its streams and reads each font's ToUnicode table back. */
export function pdfPages(bytes: Buffer): string[] {
  const objects = objectsOf(bytes);
  const body = (id: string): string => objects.get(id) ?? '';
  return [...objects.values()]
    .filter((text) => /\/Type \/Page\b/.test(text))
    .map((page) => {
      const fonts = new Map(
        [...resources(page).matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, id]) => [name!, charactersOf(body(id!))]),
      );
      return shown(body(/\/Contents (\d+) 0 R/.exec(page)![1]!), fonts);
    });

  function resources(page: string): string {
    const own = body(/\/Resources (\d+) 0 R/.exec(page)?.[1] ?? '');
    return own || page;
  }
  function charactersOf(font: string): ReadonlyMap<string, string> {
    return unicodeTable(body(/\/ToUnicode (\d+) 0 R/.exec(font)?.[1] ?? ''));
  }
}

/** Every object by its number, its stream inflated behind its dictionary. */
function objectsOf(bytes: Buffer): Map<string, string> {
  const text = bytes.toString('latin1');
  const objects = new Map<string, string>();
  for (const [whole, id, dictionary, stream] of text.matchAll(
    /(\d+) 0 obj\n([\s\S]*?)(?:\nstream\n([\s\S]*?)\nendstream)?\nendobj/g,
  )) {
    if (whole === undefined || id === undefined || dictionary === undefined) continue;
    const isPacked = stream !== undefined && dictionary.includes('/FlateDecode');
    const content = isPacked ? inflateSync(Buffer.from(stream, 'latin1')).toString('latin1') : (stream ?? '');
    objects.set(id, `${dictionary}\n${content}`);
  }
  return objects;
}

/** bfrange lists: the n-th entry is the text of glyph n. */
function unicodeTable(cmap: string): ReadonlyMap<string, string> {
  const table = new Map<string, string>();
  for (const [, first, list] of cmap.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)) {
    for (const [n, [, units]] of [...(list ?? '').matchAll(/<([^>]*)>/g)].entries()) {
      const glyph = (parseInt(first!, 16) + n).toString(16).padStart(4, '0');
      // Several units where a glyph stands for several characters, such as fi.
      table.set(glyph, Buffer.from(units!.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'));
    }
  }
  return table;
}

function shown(content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  const lines: string[] = [];
  let font: ReadonlyMap<string, string> | undefined;
  for (const [, name, array] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name !== undefined) font = fonts.get(name);
    else
      lines.push(
        [...(array ?? '').matchAll(/<([0-9a-f]+)>/g)]
          .flatMap(([, hex]) => hex!.match(/.{4}/g) ?? [])
          .map((glyph) => font?.get(glyph) ?? '?')
          .join(''),
      );
  }
  return lines.join('\n');
}
