import { describe, expect, it } from 'vitest';
import { hashPassword } from '#libs/identity/password.js';
import type { Accounts, Sessions, Throttle } from '#libs/persistence/index.js';
import { Principals } from './principals.js';
import { SignIn } from './sign-in.js';
import { Tokens } from './tokens.js';

const PASSWORD = 'Tongban#2026';
const now = () => 1_800_000_000_000;
const principal = { id: 'admin', name: '管理员', posts: [{ role: 'admin' as const }] };

/** A table that has a sample account, as one copied from a development stack would. */
async function tableWithSample(): Promise<Accounts> {
  const passwordHash = await hashPassword(PASSWORD);
  return {
    findUser: () => Promise.resolve({ principal, passwordHash, disabled: false, sample: true }),
    findClient: () => Promise.resolve({ principal, secretHash: passwordHash, disabled: false, sample: true }),
  } as unknown as Accounts;
}
const sessions = { isRevoked: () => Promise.resolve(false) } as unknown as Sessions;
const throttle = {
  hit: () => Promise.resolve({ allowed: true, retryAfterMs: 0 }),
  look: () => Promise.resolve({ allowed: true, retryAfterMs: 0 }),
  clear: () => Promise.resolve(),
} as unknown as Throttle;

describe.each([
  { mode: 'development', accepts: true },
  { mode: 'production', accepts: false },
])('a sample account in $mode', ({ accepts }) => {
  it.each(['user', 'client'] as const)(
    `as a %s is ${accepts ? 'taken' : 'refused'}, with password and with token`,
    async (kind) => {
      const accounts = await tableWithSample();
      const tokens = new Tokens(Buffer.alloc(32, 1), 60, now);
      const signIn = new SignIn(accounts, throttle, tokens, accepts, now);
      const attempt = signIn.signIn({ kind, id: 'admin', secret: PASSWORD, address: '127.0.0.1' }, 'LOGIN_REFUSED');
      if (accepts) expect((await attempt).principal).toEqual(principal);
      else await expect(attempt).rejects.toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
      const session = { kind, id: 'admin', jti: 'a', issuedAt: 0, until: 60 };
      const principals = new Principals(accounts, sessions, accepts, now);
      expect(await principals.find(session)).toEqual(accepts ? principal : undefined);
    },
  );
});
