import { createHmac, timingSafeEqual } from 'node:crypto';
import type { KeyRing } from './key-ring.js';

const HASH = /^([A-Za-z0-9_-]{1,16})\.([0-9a-f]{64})$/;

/**
 * 查询密码: six digits derived from the secret, so that opening the same case again (a retried request) tells the same
 * password although only its hash is stored. `salt` is the case's own, kept with it. Give the stored hash of a case that
 * was opened before: its key is used, also after a rotation.
 */
export function queryPassword(keys: KeyRing, caseNo: string, salt: string, storedHash?: string): string {
  const id = HASH.exec(storedHash ?? '')?.[1] ?? keys.currentId;
  const mac = createHmac('sha256', keys.subKey(id, 'query-password'))
    .update(JSON.stringify([caseNo, salt]))
    .digest();
  return String(mac.readUIntBE(0, 6) % 1_000_000).padStart(6, '0');
}

/** Keyed hash to store, `<key id>.<64 hex>`: six digits alone could be guessed from a plain hash, not without the key. */
export const hashQueryPassword = (keys: KeyRing, caseNo: string, password: string): string =>
  hashWith(keys, keys.currentId, caseNo, password);

/** Compares in constant time. False for a malformed hash; throws `crypto.key_unknown` when its key is not configured. */
export function verifyQueryPassword(keys: KeyRing, caseNo: string, password: string, storedHash: string): boolean {
  const id = HASH.exec(storedHash)?.[1];
  if (id === undefined) return false;
  return timingSafeEqual(Buffer.from(hashWith(keys, id, caseNo, password)), Buffer.from(storedHash));
}

function hashWith(keys: KeyRing, id: string, caseNo: string, password: string): string {
  const mac = createHmac('sha256', keys.subKey(id, 'query-password-hash'));
  return `${id}.${mac.update(JSON.stringify([caseNo, password])).digest('hex')}`;
}
