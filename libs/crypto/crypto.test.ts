import { describe, expect, it } from 'vitest';
import {
  blindIndex,
  blindIndexes,
  createSealer,
  hashQueryPassword,
  KeyRing,
  queryPassword,
  verifyQueryPassword,
} from './index.js';

const key = (byte: number): string => Buffer.alloc(32, byte).toString('base64');
const before = KeyRing.parse(`k0:${key(1)}`);
const after = KeyRing.parse(`k1:${key(2)},k0:${key(1)}`);
const stranger = KeyRing.parse(`k9:${key(9)}`);
const idNo = '11010519491231002X';
const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'nothing thrown';
};

describe('the key ring', () => {
  it.each([
    ['empty', ''],
    ['no id', key(1)],
    ['31 bytes', `k1:${Buffer.alloc(31).toString('base64')}`],
    ['33 bytes', `k1:${Buffer.alloc(33).toString('base64')}`],
    ['an id twice', `k1:${key(1)},k1:${key(2)}`],
    ['a trailing comma', `k1:${key(1)},`],
  ])('refuses %s', (_what, text) => {
    expect(codeOf(() => KeyRing.parse(text))).toBe('crypto.keys_invalid');
  });

  it('derives another sub-key for every purpose and key', () => {
    const derived = [after.subKey('k1', 'a'), after.subKey('k1', 'b'), after.subKey('k0', 'a')];
    expect(new Set(derived.map((key) => key.export().toString('hex'))).size).toBe(3);
  });
});

describe('sealing', () => {
  const sealer = createSealer(after);

  it('gives the text back, in any script and length', () => {
    for (const text of ['', idNo, '欧阳娜娜🙂', 'x'.repeat(100_000)]) {
      expect(sealer.open('event', 'case:1', sealer.seal('event', 'case:1', text))).toBe(text);
    }
  });

  it('gives identical text for a retried record, and unlike text in another place', () => {
    const first = sealer.seal('event', 'case:1', idNo);
    expect(sealer.seal('event', 'case:1', idNo)).toBe(first);
    expect(sealer.seal('event', 'case:2', idNo)).not.toBe(first);
    expect(sealer.seal('row', 'case:1', idNo)).not.toBe(first);
    expect(first).not.toContain(idNo);
  });

  it('cannot be moved to another case or purpose', () => {
    const sealed = sealer.seal('event', 'case:1', idNo);
    expect(codeOf(() => sealer.open('event', 'case:2', sealed))).toBe('crypto.sealed_damaged');
    expect(codeOf(() => sealer.open('row', 'case:1', sealed))).toBe('crypto.sealed_damaged');
  });

  it('notices every changed character', () => {
    const sealed = sealer.seal('event', 'case:1', '张三');
    for (let i = 0; i < sealed.length; i++) {
      const changed = sealed.slice(0, i) + (sealed[i] === 'A' ? 'B' : 'A') + sealed.slice(i + 1);
      expect(codeOf(() => sealer.open('event', 'case:1', changed))).toMatch(/^crypto\.(sealed_damaged|key_unknown)$/);
    }
    expect(codeOf(() => sealer.open('event', 'case:1', 's1.k1.AAAA'))).toBe('crypto.sealed_damaged');
  });

  it('opens what an older key sealed, and says when a key is missing', () => {
    const old = createSealer(before).seal('event', 'case:1', idNo);
    expect(sealer.open('event', 'case:1', old)).toBe(idNo);
    expect(sealer.seal('event', 'case:1', idNo)).toMatch(/^s1\.k1\./);
    expect(codeOf(() => createSealer(stranger).open('event', 'case:1', old))).toBe('crypto.key_unknown');
  });
});

describe('the blind index', () => {
  it.each([
    ['11010519491231002x', idNo],
    ['１１０１０５ 1949 1231 002X', idNo],
    ['+86 138-0013-8000', '13800138000'],
  ])('finds %s as %s', (typed, stored) => {
    expect(blindIndex(after, 'n', typed)).toBe(blindIndex(after, 'n', stored));
  });

  it('tells numbers, purposes and keys apart', () => {
    const all = [
      blindIndex(after, 'id-no', idNo),
      blindIndex(after, 'phone', idNo),
      blindIndex(after, 'id-no', '110105194912310038'),
      blindIndex(before, 'id-no', idNo),
    ];
    expect(new Set(all).size).toBe(all.length);
    expect(all[0]).toMatch(/^[0-9a-f]{64}$/);
  });

  it('still finds rows that were written before a key rotation', () => {
    expect(blindIndexes(after, 'id-no', idNo)).toContain(blindIndex(before, 'id-no', idNo));
    expect(blindIndexes(after, 'id-no', idNo)[0]).toBe(blindIndex(after, 'id-no', idNo));
  });
});

describe('the query password', () => {
  it('is six digits, the same for the same case, another for another', () => {
    const password = queryPassword(after, 'case-1', 'salt');
    expect(password).toMatch(/^\d{6}$/);
    expect(queryPassword(after, 'case-1', 'salt')).toBe(password);
    const many = new Set(Array.from({ length: 200 }, (_, i) => queryPassword(after, `case-${i}`, 'salt')));
    expect(many.size).toBeGreaterThan(195);
  });

  it('verifies against its stored hash for its own case only', () => {
    const hash = hashQueryPassword(after, 'case-1', '012345');
    expect(hash).not.toContain('012345');
    expect(verifyQueryPassword(after, 'case-1', '012345', hash)).toBe(true);
    expect(verifyQueryPassword(after, 'case-1', '012346', hash)).toBe(false);
    expect(verifyQueryPassword(after, 'case-2', '012345', hash)).toBe(false);
    expect(verifyQueryPassword(after, 'case-1', '012345', 'nonsense')).toBe(false);
  });

  it('is told again unchanged after a key rotation', () => {
    const password = queryPassword(before, 'case-1', 'salt');
    const hash = hashQueryPassword(before, 'case-1', password);
    expect(queryPassword(after, 'case-1', 'salt', hash)).toBe(password);
    expect(verifyQueryPassword(after, 'case-1', password, hash)).toBe(true);
  });
});
