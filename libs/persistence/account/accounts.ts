import type { Post, Principal, Role } from '#libs/domain/identity/index.js';
import type { EpochMs } from '#libs/domain/time/index.js';
import type { Database } from '../database/database.js';
import { ACCOUNT, type AccountRow, principalOf } from './account-row.js';

export interface AccountRecord {
  readonly principal: Principal;
  /** argon2id, encoded; null when the account can't sign in by password. */
  readonly passwordHash: string | null;
  readonly disabled: boolean;
  /** Sample data: refused in production. */
  readonly sample: boolean;
  /** A new password has ended the sign-ins from before this instant, but for the token named. */
  readonly ended?: { readonly before: EpochMs; readonly except: string };
}
export interface ClientRecord {
  readonly principal: Principal;
  readonly secretHash: string;
  readonly disabled: boolean;
  readonly sample: boolean;
}
export interface NewAccount {
  readonly username: string;
  readonly name: string;
  readonly passwordHash: string | null;
  readonly posts: readonly Post[];
  readonly windowId?: string;
  readonly sample: boolean;
}
export interface NewClient {
  readonly clientId: string;
  readonly name: string;
  readonly secretHash: string;
  readonly posts: readonly Post[];
  readonly windowId?: string;
  readonly sample: boolean;
}

const CLIENT = `client_id AS id, name, posts, window_id AS "windowId", secret_hash AS hash,
  disabled_at IS NOT NULL AS disabled, sample`;

/** Local accounts of people, and the clients of business systems and terminals. */
export class Accounts {
  constructor(private readonly db: Database) {}

  async findUser(username: string): Promise<AccountRecord | undefined> {
    const [row] = await this.db.prepared<AccountRow & { from: EpochMs | null; kept: string | null }>(
      'account',
      `SELECT ${ACCOUNT}, sessions_from AS "from", session_kept AS kept FROM account WHERE username = $1`,
      [username],
    );
    if (!row) return undefined;
    const { hash, disabled, sample, from, kept } = row;
    const ended = from !== null && { ended: { before: from, except: kept ?? '' } };
    return { principal: principalOf(row), passwordHash: hash, disabled, sample, ...ended };
  }

  async findClient(clientId: string): Promise<ClientRecord | undefined> {
    const [row] = await this.db.prepared<AccountRow>('client', `SELECT ${CLIENT} FROM client WHERE client_id = $1`, [
      clientId,
    ]);
    return row && { principal: principalOf(row), secretHash: row.hash!, disabled: row.disabled, sample: row.sample };
  }

  /** Enabled accounts among `usernames`; whoever is missing in the answer does not exist. */
  async principals(usernames: readonly string[]): Promise<readonly Principal[]> {
    const rows = await this.db.prepared<AccountRow>(
      'principals',
      `SELECT ${ACCOUNT} FROM account WHERE username = ANY($1) AND disabled_at IS NULL ORDER BY username`,
      [usernames],
    );
    return rows.map(principalOf);
  }

  /** Enabled accounts with a post of this role in the department. */
  async holders(role: Role, departmentId: string): Promise<readonly Principal[]> {
    const rows = await this.db.prepared<AccountRow>(
      'holders',
      `SELECT ${ACCOUNT} FROM account WHERE posts @> $1 AND disabled_at IS NULL ORDER BY username`,
      [JSON.stringify([{ role, departmentId }])],
    );
    return rows.map(principalOf);
  }

  /** Which of these user names and client ids are taken, disabled ones too. */
  async known(
    usernames: readonly string[],
    clientIds: readonly string[],
  ): Promise<{ readonly users: readonly string[]; readonly clients: readonly string[] }> {
    const [found] = await this.db.rows<{ users: string[]; clients: string[] }>(
      `SELECT ARRAY(SELECT username FROM account WHERE username = ANY($1)) AS users,
         ARRAY(SELECT client_id FROM client WHERE client_id = ANY($2)) AS clients`,
      [usernames, clientIds],
    );
    return found!;
  }

  /** Adds those that are not there yet; answers the user names of the new ones. */
  addUsers(accounts: readonly NewAccount[]): Promise<string[]> {
    return this.add(
      `INSERT INTO account (username, name, password_hash, posts, window_id, sample)
       SELECT username, name, hash, posts, window_id, sample FROM given ON CONFLICT DO NOTHING RETURNING username AS id`,
      accounts.map(({ username, passwordHash, ...rest }) => ({ username, hash: passwordHash, ...rest })),
    );
  }

  /** Adds those that are not there yet; answers the ids of the new ones. */
  addClients(clients: readonly NewClient[]): Promise<string[]> {
    return this.add(
      `INSERT INTO client (client_id, name, secret_hash, posts, window_id, sample)
       SELECT username, name, hash, posts, window_id, sample FROM given ON CONFLICT DO NOTHING RETURNING client_id AS id`,
      clients.map(({ clientId, secretHash, ...rest }) => ({ username: clientId, hash: secretHash, ...rest })),
    );
  }

  private async add(text: string, given: readonly { readonly windowId?: string }[]): Promise<string[]> {
    const rows = await this.db.rows<{ id: string }>(
      `WITH given AS (SELECT * FROM jsonb_to_recordset($1) AS g(
         username text, name text, hash text, posts jsonb, window_id text, sample boolean)) ${text}`,
      [JSON.stringify(given.map(({ windowId, ...rest }) => ({ ...rest, window_id: windowId ?? null })))],
    );
    return rows.map(({ id }) => id);
  }

  /** Whether sample accounts or clients may still sign in; production refuses to run with them. */
  async hasSamples(): Promise<boolean> {
    const [found] = await this.db.rows<{ found: boolean }>(
      `SELECT EXISTS (SELECT FROM account WHERE sample AND disabled_at IS NULL)
         OR EXISTS (SELECT FROM client WHERE sample AND disabled_at IS NULL) AS found`,
    );
    return found!.found;
  }
}
