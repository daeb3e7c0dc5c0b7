import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { cryptoError } from './errors.js';

const KEY_BYTES = 32;
const ENTRY = /^([A-Za-z0-9_-]{1,16}):([A-Za-z0-9+/_-]{43}=?)$/;

/**
 * The master keys of TONGBAN_KEYS, "k1:<base64 32 bytes>[,k0:…]". The first one encrypts; the others only decrypt what
 * was written before a rotation. Master keys are never used directly: each purpose has its own HKDF-SHA256 sub-key, so
 * that the same bytes never serve as an encryption key in one place and as a MAC key in another.
 */
export class KeyRing {
  readonly currentId: string;
  readonly #keys: ReadonlyMap<string, Buffer>;
  readonly #derived = new Map<string, KeyObject>();

  private constructor(keys: ReadonlyMap<string, Buffer>, currentId: string) {
    this.#keys = keys;
    this.currentId = currentId;
  }

  /** Throws `crypto.keys_invalid` for a wrong entry, a wrong length or an id that is named twice. */
  static parse(text: string): KeyRing {
    const keys = new Map<string, Buffer>();
    for (const entry of text.split(',')) {
      const [, id, encoded] = ENTRY.exec(entry.trim()) ?? [];
      if (id === undefined || encoded === undefined || keys.has(id)) throw cryptoError('crypto.keys_invalid');
      const key = Buffer.from(encoded, 'base64');
      if (key.length !== KEY_BYTES) throw cryptoError('crypto.keys_invalid');
      keys.set(id, key);
    }
    const [currentId] = keys.keys();
    if (currentId === undefined) throw cryptoError('crypto.keys_invalid');
    return new KeyRing(keys, currentId);
  }

  /** All key ids, the encrypting one first. */
  get ids(): readonly string[] {
    return [...this.#keys.keys()];
  }

  /** The 32-byte sub-key of one master key for one purpose. Throws `crypto.key_unknown`. */
  subKey(id: string, purpose: string): KeyObject {
    const name = `${id}/${purpose}`;
    const known = this.#derived.get(name);
    if (known) return known;
    const key = this.#keys.get(id);
    if (!key) throw cryptoError('crypto.key_unknown');
    const bytes = hkdfSync('sha256', key, 'tongban', `tongban/v1/${purpose}`, KEY_BYTES);
    // Node looks a key up anew at each use where it is given as bytes: that is half of what a small cipher costs.
    const derived = createSecretKey(Buffer.from(bytes));
    this.#derived.set(name, derived);
    return derived;
  }
}
