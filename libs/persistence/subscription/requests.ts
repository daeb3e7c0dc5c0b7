import type { EpochMs } from '#libs/domain/time/index.js';
import type { Database, Queryable } from '../database/database.js';
import { toSql } from '../database/types.js';

/** A request that is to be carried out once. */
export interface AskedOnce {
  readonly requestId: string;
  readonly fingerprint: string;
  readonly at: EpochMs;
}
/** What stands under a request's id. */
export interface Asked<T> {
  readonly fingerprint: string;
  /** Null while it is carried out. */
  readonly answer: T | null;
}

/** Longer than carrying one out may take: whoever began it then is dead, and the same request may begin anew. Seconds. */
const GIVEN_UP_AFTER_S = 60;

/** Begins a request within a transaction; answers what stands under its id when another one began it. */
export async function begin<T>(
  connection: Queryable,
  { requestId, fingerprint, at }: AskedOnce,
): Promise<Asked<T> | undefined> {
  const { rowCount } = await connection.query({
    text: `INSERT INTO subscription_request AS r (request_id, fingerprint, at) VALUES ($1, $2, $3)
      ON CONFLICT (request_id) DO UPDATE SET at = excluded.at
      WHERE r.answer IS NULL AND r.fingerprint = excluded.fingerprint
        AND r.at < excluded.at - make_interval(secs => ${GIVEN_UP_AFTER_S})`,
    values: [requestId, fingerprint, toSql(at)],
  });
  if (rowCount) return undefined;
  const { rows } = await connection.query<{ fingerprint: string; answer: T | null }>({
    text: 'SELECT fingerprint, answer FROM subscription_request WHERE request_id = $1',
    values: [requestId],
  });
  return rows[0];
}

export async function end(connection: Queryable, { requestId }: AskedOnce, answer: object): Promise<void> {
  await connection.query({
    text: 'UPDATE subscription_request SET answer = $2 WHERE request_id = $1',
    values: [requestId, JSON.stringify(answer)],
  });
}

/** Requests whose work is outside the database, so that it can't be in one transaction with them. */
export class SubscriptionRequests {
  constructor(private readonly db: Database) {}

  /** Undefined: it is the caller's to carry out, and to end. */
  begin<T>(request: AskedOnce): Promise<Asked<T> | undefined> {
    return this.db.transaction((connection) => begin<T>(connection, request));
  }

  end(request: AskedOnce, answer: object): Promise<void> {
    return this.db.transaction((connection) => end(connection, request, answer));
  }
}
