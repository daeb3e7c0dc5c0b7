import { parseSearchWith, stringifySearchWith } from '@tanstack/react-router';

/** A case number is text, though JSON would read it as a number and lose most of its digits. */
function valueOf(text: string): unknown {
  if (/^\d{16,}$/.test(text)) throw new RangeError('Too long for a number');
  return JSON.parse(text);
}

/** How the search part of an address is read and written; text stands as it is, with quotes only where it looks like JSON. */
export const parseSearch = parseSearchWith(valueOf);
export const stringifySearch = stringifySearchWith(JSON.stringify, valueOf) as (search: object) => string;
