import { randomBytes } from 'node:crypto';
import { type DataSource } from 'typeorm';
import { type DatabaseOptions, dataSourceFor } from '../database/database.js';
import { migrate } from './migrate.js';

/**
 * What TypeORM would change so that a freshly migrated schema fits the entities: empty when migrations and entities agree.
 * Works in a scratch schema of the given database and leaves nothing behind.
 */
export async function drift(options: DatabaseOptions): Promise<string[]> {
  const schema = `drift_${randomBytes(6).toString('hex')}`;
  const owner = await dataSourceFor({ ...options, poolSize: 1 }).initialize();
  try {
    await owner.query(`CREATE SCHEMA ${schema}`);
    await migrate({ ...options, schema });
    const scratch = await dataSourceFor({ ...options, schema, poolSize: 2 }).initialize();
    try {
      return await pendingSql(scratch);
    } finally {
      await scratch.destroy();
    }
  } finally {
    await owner.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
    await owner.destroy();
  }
}

async function pendingSql(dataSource: DataSource): Promise<string[]> {
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query);
}
