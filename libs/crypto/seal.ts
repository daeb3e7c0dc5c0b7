import { createCipheriv, createDecipheriv, createHmac, type KeyObject } from 'node:crypto';
import { cryptoError } from './errors.js';
import type { KeyRing } from './key-ring.js';

const IV_BYTES = 12;
const TAG_BYTES = 16;
const FORMAT = /^s1\.([A-Za-z0-9_-]{1,16})\.([A-Za-z0-9_-]+)$/;

/** Length-prefixed parts: no two different lists give the same bytes. */
const joined = (...parts: string[]): string => parts.map((part) => `${Buffer.byteLength(part)}:${part}`).join('');

/** Seals personal data at rest. */
export interface Sealer {
  /**
   * AES-256-GCM text `s1.<key id>.<base64url of iv, ciphertext, tag>`. The same plaintext in the same purpose and context
   * gives the same text under the same key (a retried record writes identical bytes; docs/adr/0003-personal-data.md).
   * The context (for example `caseNo:seq`) is authenticated: a sealed text can't be moved to another place.
   */
  seal(purpose: string, context: string, plaintext: string): string;
  /** Throws `crypto.key_unknown` for a key that is not configured, `crypto.sealed_damaged` for anything altered or moved. */
  open(purpose: string, context: string, sealed: string): string;
}

export function createSealer(keys: KeyRing): Sealer {
  return {
    seal(purpose, context, plaintext) {
      const id = keys.currentId;
      const iv = createHmac('sha256', keys.subKey(id, `seal-iv/${purpose}`))
        .update(joined(context, plaintext))
        .digest()
        .subarray(0, IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', keys.subKey(id, `seal/${purpose}`), iv);
      cipher.setAAD(Buffer.from(joined(id, purpose, context)));
      const sealed = Buffer.concat([iv, cipher.update(plaintext, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `s1.${id}.${sealed.toString('base64url')}`;
    },

    open(purpose, context, sealed) {
      const [, id, encoded] = FORMAT.exec(sealed) ?? [];
      if (id === undefined || encoded === undefined) throw cryptoError('crypto.sealed_damaged');
      const key = keys.subKey(id, `seal/${purpose}`);
      const bytes = Buffer.from(encoded, 'base64url');
      // Base64url has spare bits in its last character; only the one canonical text is accepted.
      if (bytes.length < IV_BYTES + TAG_BYTES || bytes.toString('base64url') !== encoded) {
        throw cryptoError('crypto.sealed_damaged');
      }
      return decrypted(key, bytes, Buffer.from(joined(id, purpose, context))).toString('utf8');
    },
  };
}

/** Opens `iv | ciphertext | tag`; throws `crypto.sealed_damaged` when it was altered or belongs to another context. */
export function decrypted(key: KeyObject, bytes: Uint8Array, aad: Buffer): Buffer {
  if (bytes.length < IV_BYTES + TAG_BYTES) throw cryptoError('crypto.sealed_damaged');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES));
  decipher.setAAD(aad);
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, bytes.length - TAG_BYTES)), decipher.final()]);
  } catch {
    throw cryptoError('crypto.sealed_damaged');
  }
}
