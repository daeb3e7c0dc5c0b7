import { epochMs } from '#libs/domain/time/index.js';
import type { Accounts, Sessions } from '#libs/persistence/index.js';
import type { Principal } from '#libs/domain/identity/index.js';
import type { Session } from './tokens.js';

/** A disabled account stops working within this time, everywhere. */
const FRESH_MS = 3000;
const MAX_KEPT = 5000;

/** Accounts behind tokens, read from the database and kept for seconds, so that an action costs no query for it. */
export class Principals {
  readonly #kept = new Map<string, { readonly until: number; readonly principal: Promise<Principal | undefined> }>();

  constructor(
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly acceptsSamples: boolean,
    private readonly now: () => number,
  ) {}

  /** The principal with its present posts; undefined when signed out, gone, disabled or a sample where none may be. */
  find(session: Session): Promise<Principal | undefined> {
    const key = keyOf(session);
    const kept = this.#kept.get(key);
    if (kept && kept.until > this.now()) return kept.principal;
    const principal = this.#read(session);
    if (this.#kept.size >= MAX_KEPT) this.#kept.clear();
    this.#kept.set(key, { until: this.now() + FRESH_MS, principal });
    principal.catch(() => this.#kept.delete(key));
    return principal;
  }

  /** Ends a session: here at once, in other processes within seconds. */
  async end(session: Session): Promise<void> {
    await this.sessions.revoke(session.jti, epochMs(session.until * 1000));
    this.#kept.delete(keyOf(session));
  }

  /** Judges a person's other sign-ins afresh: here at once, in other processes within seconds. */
  endOthers(username: string): void {
    for (const key of this.#kept.keys()) if (key.endsWith(` ${username}`)) this.#kept.delete(key);
  }

  async #read({ kind, id, jti, issuedAt }: Session): Promise<Principal | undefined> {
    const [record, isRevoked] = await Promise.all([
      kind === 'user' ? this.accounts.findUser(id) : this.accounts.findClient(id),
      this.sessions.isRevoked(jti),
    ]);
    const ended = record && 'ended' in record ? record.ended : undefined;
    const isEnded = ended && Math.round(issuedAt * 1000) < ended.before && jti !== ended.except;
    if (isRevoked || isEnded) return undefined;
    return record && !record.disabled && (this.acceptsSamples || !record.sample) ? record.principal : undefined;
  }
}

const keyOf = ({ kind, id, jti }: Session): string => `${kind} ${jti} ${id}`;
