import { createSecretKey, type KeyObject, randomUUID } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';

/** Whom a token names: a person by user name, or a business system by client id. */
export interface Subject {
  readonly kind: 'user' | 'client';
  readonly id: string;
}

/** A subject by one token: `jti` and when it was issued say which sign-in it comes from. */
export interface Session extends Subject {
  readonly jti: string;
  /** Seconds since 1970-01-01, with their fraction. */
  readonly issuedAt: number;
  readonly until: number;
}

/** Tokens found good, kept until they end: a signature need not be checked at each action of a session. */
const MAX_KEPT = 5000;
const ISSUER = 'tongban';
const AUDIENCE = 'tongban-api';
/** Pinned: a token that names another algorithm, or none, is refused before its signature is looked at. */
const ALGORITHM = 'HS256';

/** Short-lived access tokens (RFC 9068 in spirit): who, until when; never what one may do, which is read afresh. */
export class Tokens {
  readonly #key: KeyObject;
  readonly #kept = new Map<string, Session>();

  constructor(
    secret: Buffer,
    readonly ttlSeconds: number,
    private readonly now: () => number,
  ) {
    this.#key = createSecretKey(secret);
  }

  /** `ttlSeconds` where it is not the usual one. */
  issue({ kind, id }: Subject, ttlSeconds = this.ttlSeconds): Promise<string> {
    const seconds = this.now() / 1000;
    return (
      new SignJWT({ kind })
        .setProtectedHeader({ alg: ALGORITHM, typ: 'at+jwt' })
        .setSubject(id)
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setJti(randomUUID())
        // Not rounded: a sign-in just after a change of the password is told from one just before it.
        .setIssuedAt(seconds)
        .setExpirationTime(Math.floor(seconds) + ttlSeconds)
        .sign(this.#key)
    );
  }

  /** Undefined for a token that is forged, foreign, expired or malformed. */
  async verify(token: string): Promise<Session | undefined> {
    const kept = this.#kept.get(token);
    if (kept && kept.until > this.now() / 1000) return kept;
    this.#kept.delete(token);
    const found = await this.#read(token);
    if (found) {
      if (this.#kept.size >= MAX_KEPT) this.#kept.clear();
      this.#kept.set(token, found);
    }
    return found;
  }

  async #read(token: string): Promise<Session | undefined> {
    try {
      const { payload } = await jwtVerify(token, this.#key, {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        audience: AUDIENCE,
        typ: 'at+jwt',
        requiredClaims: ['sub', 'exp', 'iat', 'jti'],
        currentDate: new Date(this.now()),
      });
      const { kind, sub, exp, jti, iat } = payload;
      if ((kind !== 'user' && kind !== 'client') || !sub || !exp || !jti || !iat) return undefined;
      return { kind, id: sub, jti, issuedAt: iat, until: exp };
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  }
}
