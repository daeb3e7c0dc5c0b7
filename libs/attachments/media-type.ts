import { fileTypeFromBuffer } from 'file-type';
import { zipEntryNames } from './zip-names.js';

/** Allowed media types and the endings that fit each; the first one is added where the name's own contradicts. */
const ENDINGS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/webp': ['webp'],
  'image/tiff': ['tif', 'tiff'],
  'application/ofd': ['ofd'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'text/plain': ['txt'],
  'text/csv': ['csv'],
};

const baseOf = (name: string): string => name.split(/[\\/]/).at(-1) ?? '';
const endingOf = (name: string): string => /\.([^.]{1,16})$/.exec(name)?.[1]?.toLowerCase() ?? '';
/** Markup and scripts are text as well, but a browser or shell would run them. */
const RUNNABLE = /^\s*(?:<(?:!doctype|html|head|body|script|svg|\?|!--|iframe|\w+[^>]*\bxmlns)|#!|@echo)/i;

/** 媒体类型 by content; undefined when the content is of no allowed type. `name` only tells CSV from other text. */
export async function mediaTypeOf(bytes: Buffer, name: string): Promise<string | undefined> {
  const found = (await fileTypeFromBuffer(bytes))?.mime;
  if (found === undefined) return textTypeOf(bytes, endingOf(baseOf(name)));
  if (found === 'application/zip' && zipEntryNames(bytes).includes('OFD.xml')) return 'application/ofd';
  return Object.hasOwn(ENDINGS, found) && !found.startsWith('text/') ? found : undefined;
}

/**
 * Text has no signature, so its name must not claim anything else: words in a file called .pdf are refused, not taken for
 * a text.
 */
function textTypeOf(bytes: Buffer, ending: string): string | undefined {
  if (!['', 'txt', 'csv'].includes(ending)) return undefined;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
  // eslint-disable-next-line no-control-regex -- control characters are what tells binary data from text
  if (/[\u0000-\u0008\u000b\u000e-\u001f\u007f]/.test(text) || RUNNABLE.test(text)) return undefined;
  return ending === 'csv' ? 'text/csv' : 'text/plain';
}

/** The sender's name made safe to store and offer: no folders, no control characters, an ending that fits the content. */
export function fittingName(name: string | undefined, mediaType: string): string {
  const endings = ENDINGS[mediaType] ?? ['bin'];
  const clean = baseOf(name ?? '')
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '')
    .replace(/^\.+/, '')
    .trim();
  const fits = clean !== '' && endings.includes(endingOf(clean));
  const stem = clean === '' ? 'file' : clean;
  const kept = [...stem].slice(0, 150).join('');
  return fits && kept === stem ? stem : `${kept}.${endings[0]}`;
}
