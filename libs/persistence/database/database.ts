import type pg from 'pg';
import { DataSource, type EntityTarget, type ObjectLiteral, type Repository } from 'typeorm';
import { ENTITIES } from '../entities.js';
import { MIGRATIONS } from '../migrations/index.js';
import { SnakeNaming } from './naming.js';
import { repositoryStatements, type StatementTracing, traced } from './traced.js';
import { typeParsers } from './types.js';

export interface DatabaseOptions {
  readonly databaseUrl: string;
  /** Connections at most; 10 by default. */
  readonly poolSize?: number;
  /** Shown in pg_stat_activity. */
  readonly applicationName?: string;
  /** Told of each statement, and asked what trace it belongs to; nobody is when left out. */
  readonly tracing?: StatementTracing;
  /** Another schema than the connection's own, for scratch work. */
  readonly schema?: string;
}

/** One connection within a transaction. */
export interface Queryable {
  query<R extends pg.QueryResultRow>(config: pg.QueryConfig): Promise<pg.QueryResult<R>>;
}

/** One pool, used by TypeORM's repositories and, on the hot paths, by prepared statements of our own. */
export class Database {
  private constructor(
    readonly dataSource: DataSource,
    private readonly tracing: StatementTracing | undefined,
  ) {}

  static async open({ tracing, ...options }: DatabaseOptions): Promise<Database> {
    const dataSource = await dataSourceFor(options).initialize();
    const traced = tracing?.isOn ? tracing : undefined;
    if (traced) dataSource.subscribers.push(repositoryStatements(traced));
    return new Database(dataSource, traced);
  }

  private get pool(): pg.Pool {
    return (this.dataSource.driver as unknown as { master: pg.Pool }).master;
  }

  private on(connection: Queryable): Queryable {
    return this.tracing ? traced(connection, this.tracing) : connection;
  }

  /** `traceparent` of what is going on, to be kept beside what follows from it later. */
  trace(): string | null {
    return this.tracing?.recorded() ?? null;
  }

  repository<E extends ObjectLiteral>(entity: EntityTarget<E>): Repository<E> {
    return this.dataSource.getRepository(entity);
  }

  /** Runs a statement that is prepared once per connection under `name`; the text of a name must never differ. */
  async prepared<R extends pg.QueryResultRow>(name: string, text: string, values: readonly unknown[]): Promise<R[]> {
    return (await this.on(this.pool).query<R>({ name, text, values: [...values] })).rows;
  }

  /** Runs a statement whose text depends on what is asked; planned for these very values. */
  async rows<R extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<R[]> {
    return (await this.on(this.pool).query<R>({ text, values: [...values] })).rows;
  }

  /** One transaction on one connection; rolled back when `work` throws. */
  async transaction<T>(
    work: (connection: Queryable) => Promise<T>,
    isolation: 'READ COMMITTED' | 'REPEATABLE READ' = 'READ COMMITTED',
  ): Promise<T> {
    const connection = await this.pool.connect();
    let broken: Error | undefined;
    try {
      await connection.query(`BEGIN ISOLATION LEVEL ${isolation}`);
      const result = await work(this.on(connection));
      await connection.query('COMMIT');
      return result;
    } catch (error) {
      // A connection that can't even roll back is thrown away.
      await connection.query('ROLLBACK').catch((failure: Error) => (broken = failure));
      throw error;
    } finally {
      connection.release(broken);
    }
  }

  /** The pool at this moment; `waiting` are callers in line for a connection. */
  connections(): { readonly busy: number; readonly idle: number; readonly waiting: number } {
    const { totalCount, idleCount, waitingCount } = this.pool;
    return { busy: totalCount - idleCount, idle: idleCount, waiting: waitingCount };
  }

  async ping(): Promise<void> {
    await this.prepared('ping', 'SELECT 1', []);
  }

  /** Names of migrations that the program has and the database has not; all of them on an empty database. */
  async pendingMigrations(): Promise<string[]> {
    const [found] = await this.rows<{ present: boolean }>(
      `SELECT to_regclass('schema_migration') IS NOT NULL AS present`,
    );
    const done = found?.present ? await this.rows<{ name: string }>('SELECT name FROM schema_migration') : [];
    const names = new Set(done.map(({ name }) => name));
    return this.dataSource.migrations.map(({ name }) => name ?? '').filter((name) => !names.has(name));
  }

  close(): Promise<void> {
    return this.dataSource.destroy();
  }
}

/**
 * Of every connection. The lists are short stretches of indexes that lie in memory: the planner must not take reading
 * them for a disk's seeks, nor compile statements that run for a millisecond, nor start processes for what is read in a few.
 */
const SESSION = '-c TimeZone=UTC -c random_page_cost=1.1 -c jit=off -c parallel_setup_cost=20000';

/**
 * A connection that the server ends while a caller holds it, between two statements, tells only its listeners, and an
 * error that nobody hears ends the process. The caller learns of it by the next statement.
 */
const outliveItsEnd = (connection: pg.PoolClient): void => void connection.on('error', () => undefined);

export function dataSourceFor(options: DatabaseOptions): DataSource {
  const searchPath = options.schema === undefined ? '' : ` -c search_path=${options.schema}`;
  return new DataSource({
    type: 'postgres',
    url: options.databaseUrl,
    poolSize: options.poolSize ?? 10,
    applicationName: options.applicationName ?? 'tongban',
    entities: ENTITIES,
    migrations: MIGRATIONS,
    migrationsTableName: 'schema_migration',
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    installExtensions: false,
    logging: false,
    // A pooled connection that breaks while idle is replaced by the pool; its next user sees the error if there is one.
    poolErrorHandler: () => undefined,
    extra: { types: typeParsers, options: `${SESSION}${searchPath}`, onConnect: outliveItsEnd },
  });
}
