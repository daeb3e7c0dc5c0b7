import { readFileSync } from 'node:fs';

/** A page that people open cold: its path with `$name` for what varies, and what a browser may fetch at once. */
interface AheadPage {
  readonly path: string;
  readonly links: readonly string[];
}

/** Of what may stand in an address between two slashes, that which is put into a header as it is. */
const PLAIN = /^[\w.~-]+$/;

/**
 * Reads the list that the build left (scripts/web/ahead.mjs). The answered function gives the `Link` header of an
 * address, or nothing for a page that is not in the list.
 */
export function readAhead(file: string): (url: string) => string | undefined {
  const pages = JSON.parse(readFileSync(file, 'utf8')) as readonly AheadPage[];
  return (url) => {
    const [address = '/'] = url.split('?', 1);
    for (const { path, links } of pages) {
      const values = valuesOf(path, address);
      if (values) return links.map((link) => link.replace(/\$(\w+)/g, (_, name: string) => values[name]!)).join(', ');
    }
    return undefined;
  };
}

function valuesOf(path: string, address: string): Record<string, string> | undefined {
  const parts = address.split('/');
  const values: Record<string, string> = {};
  const wanted = path.split('/');
  if (parts.length !== wanted.length) return undefined;
  for (const [index, want] of wanted.entries()) {
    const part = parts[index]!;
    if (!want.startsWith('$')) {
      if (want !== part) return undefined;
    } else if (PLAIN.test(part)) values[want.slice(1)] = part;
    else return undefined;
  }
  return values;
}
