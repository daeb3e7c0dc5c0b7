import type { Accounts } from '#libs/persistence/index.js';
import type { Principal } from '#libs/domain/identity/index.js';
import type { Subject } from './tokens.js';

/** A disabled account stops working within this time, everywhere. */
const FRESH_MS = 3000;
const MAX_KEPT = 5000;

/** Accounts behind tokens, read from the database and kept for seconds, so that an action costs no query for it. */
export class Principals {
  readonly #kept = new Map<string, { readonly until: number; readonly principal: Promise<Principal | undefined> }>();

  constructor(
    private readonly accounts: Accounts,
    private readonly acceptsSamples: boolean,
    private readonly now: () => number,
  ) {}

  /** The principal with its present posts; undefined when the account is gone, disabled or a sample where none may be. */
  find(subject: Subject): Promise<Principal | undefined> {
    const key = `${subject.kind}:${subject.id}`;
    const kept = this.#kept.get(key);
    if (kept && kept.until > this.now()) return kept.principal;
    const principal = this.#read(subject);
    if (this.#kept.size >= MAX_KEPT) this.#kept.clear();
    this.#kept.set(key, { until: this.now() + FRESH_MS, principal });
    principal.catch(() => this.#kept.delete(key));
    return principal;
  }

  async #read({ kind, id }: Subject): Promise<Principal | undefined> {
    const record = kind === 'user' ? await this.accounts.findUser(id) : await this.accounts.findClient(id);
    return record && !record.disabled && (this.acceptsSamples || !record.sample) ? record.principal : undefined;
  }
}
