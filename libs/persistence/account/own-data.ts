import type { EpochMs } from '#libs/domain/time/index.js';
import type { Sealer } from '#libs/crypto/index.js';
import { canonicalJson } from '../case-event/canonical-json.js';
import type { Database } from '../database/database.js';
import { toSql } from '../database/types.js';
import { WINDOW_NAME } from './account-row.js';

/** How a person is reached; what was never given is left out. */
export interface Contact {
  readonly phone?: string;
  readonly officePhone?: string;
  readonly email?: string;
}
export interface Profile {
  readonly contact: Contact;
  readonly departmentNames: readonly string[];
  /** With its hall; null where the person works at none. */
  readonly windowName: string | null;
}
/** Who changed their own data, when, by which request. */
export interface OwnChange {
  readonly username: string;
  readonly at: EpochMs;
  readonly requestId: string | null;
}

const PURPOSE = 'account-contact';

const PLACES = `ARRAY(
    SELECT d.name FROM department d WHERE a.posts @> jsonb_build_array(jsonb_build_object('departmentId', d.id))
    ORDER BY d.id
  ) AS "departmentNames", ${WINDOW_NAME} AS "windowName"`;

/** The change and its line in the audit log (审计日志) by one statement: neither is there without the other. */
const logged = (change: string): string =>
  `WITH changed AS (${change} RETURNING username)
   INSERT INTO audit_log (at, actor_id, action, object, request_id, detail)
   SELECT $2, username, $3, 'account:' || username, $4, $5::jsonb FROM changed`;

/** 我的配置: what people keep of themselves. Contact data is sealed at rest. */
export class OwnData {
  constructor(
    private readonly db: Database,
    private readonly sealer: Sealer,
  ) {}

  /** Of a person or a business system; what is gone has an empty one. */
  async profile(kind: 'user' | 'client', id: string): Promise<Profile> {
    const [found] = await this.db.prepared<Omit<Profile, 'contact'> & { sealed: string | null }>(
      `profile_of_${kind}`,
      kind === 'user'
        ? `SELECT a.contact AS sealed, ${PLACES} FROM account a WHERE a.username = $1`
        : `SELECT NULL AS sealed, ${PLACES} FROM client a WHERE a.client_id = $1`,
      [id],
    );
    if (!found) return { contact: {}, departmentNames: [], windowName: null };
    const { sealed, ...places } = found;
    return {
      ...places,
      contact: sealed === null ? {} : (JSON.parse(this.sealer.open(PURPOSE, id, sealed)) as Contact),
    };
  }

  /** Replaces the contact data; the log names the fields that changed, never what they hold. */
  async changeContact({ username, at, requestId }: OwnChange, contact: Contact, fields: readonly string[]) {
    await this.db.prepared('contact_change', logged('UPDATE account SET contact = $6 WHERE username = $1'), [
      username,
      toSql(at),
      'contact-changed',
      requestId,
      JSON.stringify({ fields }),
      this.sealer.seal(PURPOSE, username, canonicalJson(contact)),
    ]);
  }

  /** Sets a new password; every sign-in from before `at` has ended, but for the one named. */
  async changePassword({ username, at, requestId }: OwnChange, passwordHash: string, keptSession: string) {
    await this.db.prepared(
      'password_change',
      logged('UPDATE account SET password_hash = $6, sessions_from = $2, session_kept = $7 WHERE username = $1'),
      [username, toSql(at), 'password-changed', requestId, null, passwordHash, keptSession],
    );
  }

  /** As they were put; undefined before the first time. */
  async preferences(username: string): Promise<object | undefined> {
    const [found] = await this.db.prepared<{ preferences: object | null }>(
      'preferences',
      'SELECT preferences FROM account WHERE username = $1',
      [username],
    );
    return found?.preferences ?? undefined;
  }

  async putPreferences(username: string, preferences: object): Promise<void> {
    await this.db.prepared('preferences_put', 'UPDATE account SET preferences = $2 WHERE username = $1', [
      username,
      JSON.stringify(preferences),
    ]);
  }
}
