import { describe, expect, it } from 'vitest';
import { hashPassword, verifyPassword } from './index.js';

describe('passwords', () => {
  it('are kept as salted argon2id hashes and verified against them', async () => {
    const [one, two] = [await hashPassword('Tongban#2026'), await hashPassword('Tongban#2026')];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(two).not.toBe(one);
    expect(await verifyPassword(one, 'Tongban#2026')).toBe(true);
    expect(await verifyPassword(one, 'tongban#2026')).toBe(false);
    await expect(verifyPassword('damaged', 'Tongban#2026')).rejects.toThrow();
  });
});
