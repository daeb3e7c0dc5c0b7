import { createHash, randomUUID } from 'node:crypto';
import type { Principal } from '#libs/domain/identity/index.js';
import { epochMs } from '#libs/domain/time/index.js';
import { hashPassword, verifyPassword } from '#libs/identity/password.js';
import type { Accounts, Throttle, ThrottleRule } from '#libs/persistence/index.js';
import { apiProblem, type ProblemName } from '../http/problems.js';
import { requireAllowed } from '../http/rate-limited.js';
import { Gate } from './gate.js';
import type { Subject, Tokens } from './tokens.js';

const MINUTE = 60_000;
const RULES = {
  /** Failed or not, for one account from one address; a success clears the count. */
  accountAndPlace: { max: 10, windowMs: MINUTE },
  /** Failed ones from one address, whatever the account: one password tried on everybody. */
  place: { max: 120, windowMs: MINUTE },
  /** Failed ones for one account, wherever from. So many that to lock somebody out takes a hundred addresses. */
  account: { max: 1000, windowMs: 60 * MINUTE },
} as const satisfies Record<string, ThrottleRule>;

const keyOf = (door: string, ...parts: string[]): string =>
  `${door}:${createHash('sha256').update(JSON.stringify(parts)).digest('base64url')}`;

export interface SignedIn {
  readonly accessToken: string;
  readonly expiresIn: number;
  readonly principal: Principal;
}
interface Proof extends Subject {
  readonly secret: string;
  readonly address: string;
}
interface Credentials extends Proof {
  /** Of the token, where it is not the usual one. */
  readonly ttlSeconds?: number;
}

/** Sign-in by password or client secret: the same cost for a known and an unknown name, a bounded number of tries. */
export class SignIn {
  /** Of nobody's password: what an unknown name is checked against. */
  readonly #nobody = hashPassword(randomUUID());
  /** A hash takes 19 MiB and a core: a flood of logins must not take the whole process. */
  readonly #gate = new Gate(4, 64);

  constructor(
    private readonly accounts: Accounts,
    private readonly throttle: Throttle,
    private readonly tokens: Tokens,
    private readonly acceptsSamples: boolean,
    private readonly now: () => number,
  ) {}

  /** Throws RATE_LIMITED, BUSY or `refusal`. A disabled account is answered like a wrong password. */
  async signIn(
    { ttlSeconds = this.tokens.ttlSeconds, ...credentials }: Credentials,
    refusal: ProblemName,
  ): Promise<SignedIn> {
    const principal = await this.prove(credentials, refusal);
    const { kind } = credentials;
    return {
      accessToken: await this.tokens.issue({ kind, id: principal.id }, ttlSeconds),
      expiresIn: ttlSeconds,
      principal,
    };
  }

  /** Whose the secret is; throws as `signIn` does, and counts the try among its. */
  async prove({ kind, id, secret, address }: Proof, refusal: ProblemName): Promise<Principal> {
    const key = keyOf('login', kind, id, address);
    const doors = [
      [keyOf('login-from', address), RULES.place],
      [keyOf('login-to', kind, id), RULES.account],
    ] as const;
    const now = epochMs(this.now());
    requireAllowed(
      await Promise.all([
        this.throttle.hit(key, RULES.accountAndPlace, now),
        ...doors.map(([door, rule]) => this.throttle.look(door, rule, now)),
      ]),
    );
    const account = await this.#find({ kind, id });
    const fits = await this.#gate.run(async () => verifyPassword(account?.hash ?? (await this.#nobody), secret));
    if (!fits || !account) {
      await Promise.all(doors.map(([door, rule]) => this.throttle.hit(door, rule, now)));
      throw apiProblem(refusal, {}, kind === 'client' ? { members: { error: 'invalid_client' } } : {});
    }
    await this.throttle.clear(key);
    return account.principal;
  }

  /** The hash to keep of a new password, in the same line as the checks. */
  hash(password: string): Promise<string> {
    return this.#gate.run(() => hashPassword(password));
  }

  async #find({ kind, id }: Subject): Promise<{ hash: string; principal: Principal } | undefined> {
    const user = kind === 'user' ? await this.accounts.findUser(id) : undefined;
    const client = kind === 'client' ? await this.accounts.findClient(id) : undefined;
    const hash = user?.passwordHash ?? client?.secretHash;
    const record = user ?? client;
    if (!record || !hash || record.disabled || (record.sample && !this.acceptsSamples)) return undefined;
    return { hash, principal: record.principal };
  }
}
