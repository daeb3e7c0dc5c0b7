import { type DatabaseOptions, dataSourceFor } from '../database/database.js';

/** Any number that no other program locks: two processes that migrate at once take turns. */
const MIGRATION_LOCK = 7_355_608;

/** Brings the schema up to date; answers the names of the migrations that were run, none when it already was. */
export async function migrate(options: DatabaseOptions): Promise<string[]> {
  const dataSource = await dataSourceFor({ ...options, poolSize: 2 }).initialize();
  try {
    const holder = dataSource.createQueryRunner();
    await holder.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    try {
      const done = await dataSource.runMigrations();
      return done.map(({ name }) => name);
    } finally {
      await holder.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
      await holder.release();
    }
  } finally {
    await dataSource.destroy();
  }
}
