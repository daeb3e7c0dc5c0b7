import { describe, expect, it } from 'vitest';
import { Tokens } from './tokens.js';

describe('an access token', () => {
  const person = { kind: 'user', id: 'handler' } as const;
  const tokensAt = (clock: { now: number }, secret = 1) => new Tokens(Buffer.alloc(32, secret), 3600, () => clock.now);

  it('names its owner until it ends, also when it was seen before', async () => {
    const clock = { now: 1_800_000_000_000 };
    const tokens = tokensAt(clock);
    const token = await tokens.issue(person);
    expect(await tokens.verify(token)).toMatchObject(person);
    clock.now += 3_599_000;
    expect(await tokens.verify(token)).toMatchObject(person);
    clock.now += 1_000;
    expect(await tokens.verify(token)).toBeUndefined();
    expect(await tokensAt(clock).verify(token)).toBeUndefined();
  });

  it('is nobody’s under another secret, or with a letter changed', async () => {
    const clock = { now: 1_800_000_000_000 };
    const token = await tokensAt(clock).issue(person);
    expect(await tokensAt(clock, 2).verify(token)).toBeUndefined();
    const [head, body, tail] = token.split('.') as [string, string, string];
    const other = tail.startsWith('A') ? 'B' : 'A';
    expect(await tokensAt(clock).verify(`${head}.${body}.${other}${tail.slice(1)}`)).toBeUndefined();
  });

  it('differs each time, so that one can be told from another', async () => {
    const tokens = tokensAt({ now: 1_800_000_000_000 });
    expect(await tokens.issue(person)).not.toBe(await tokens.issue(person));
  });
});
