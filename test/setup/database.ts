import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { KeyRing } from '#libs/crypto/index.js';
import { migrate, openPersistence, type Persistence } from '#libs/persistence/index.js';

export const TEST_KEYS = KeyRing.parse(`k1:${Buffer.alloc(32, 1).toString('base64')}`);

export interface ScratchDatabase {
  readonly url: string;
  readonly store: Persistence;
  /** Runs SQL beside the product's own connections, as an intruder or operator would. */
  sql<R extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<R[]>;
  drop(): Promise<void>;
}

/** A migrated database of its own on the run's PostgreSQL. */
export async function scratchDatabase(serverUrl: string, poolSize = 10): Promise<ScratchDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Client(serverUrl);
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  const address = new URL(serverUrl);
  address.pathname = `/${name}`;
  const url = address.href;
  await migrate({ databaseUrl: url });
  const store = await openPersistence({ databaseUrl: url, keys: TEST_KEYS, poolSize });
  const side = sidePool(url, 1);
  return {
    url,
    store,
    sql: async <R extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
      (await side.query<R>(text, values)).rows,
    async drop() {
      await side.end();
      await store.close();
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.end();
    },
  };
}

/** Connections beside the product's own; dropping the database ends those that are left. */
export function sidePool(url: string, max: number): pg.Pool {
  return new pg.Pool({ connectionString: url, max }).on('error', () => undefined);
}
