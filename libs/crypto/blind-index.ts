import { createHmac } from 'node:crypto';
import type { KeyRing } from './key-ring.js';

/** One spelling per number: full-width digits, spaces, hyphens, case and the +86 prefix make no difference. */
const normal = (value: string): string =>
  value
    .normalize('NFKC')
    .replace(/[\s-]/g, '')
    .toUpperCase()
    .replace(/^\+86(?=1\d{10}$)/, '');

const indexed = (keys: KeyRing, id: string, purpose: string, value: string): string =>
  createHmac('sha256', keys.subKey(id, `blind-index/${purpose}`))
    .update(normal(value))
    .digest('hex');

/** Keyed index (盲索引) for exact search of an ID number or phone without storing it: 64 hex characters, for writing. */
export const blindIndex = (keys: KeyRing, purpose: string, value: string): string =>
  indexed(keys, keys.currentId, purpose, value);

/** The index under every configured key, for searching: rows written before a key rotation are found too. */
export const blindIndexes = (keys: KeyRing, purpose: string, value: string): string[] =>
  keys.ids.map((id) => indexed(keys, id, purpose, value));
