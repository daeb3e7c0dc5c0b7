import { execFile, spawn } from 'node:child_process';
import { access, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Stack, startStack } from '#scripts/stack/index.mjs';
import { until } from '../support/until.js';
import { hasNamespace } from './namespaces.js';

const run = promisify(execFile);
/** The newest that Go 1.26 builds. Server and schema tool; the compose file runs the image of the same server. */
const VERSION = 'v1.31.2';
const PACKAGES = ['server', 'tools/sql'].map((name) => `go.temporal.io/server/cmd/${name}@${VERSION}`);
const USER = 'postgres';
const ADDRESS = '127.0.0.1:7233';
const DATABASES = { temporal: 'temporal', temporal_visibility: 'visibility' };

/**
 * A stack whose engine is Temporal's production server with its own two databases on the same PostgreSQL. The server is
 * built once (Go 1.26 or newer; ten minutes) and kept in the cache folder.
 */
export async function withProductionEngine<T>(
  work: (stack: Stack) => Promise<T>,
  env: Record<string, string>,
): Promise<T> {
  const folder = await built();
  const home = await mkdtemp(path.join(tmpdir(), 'tongban-own-'));
  const log = (line: string) => console.error(line);
  const closers: (() => Promise<unknown>)[] = [() => rm(home, { recursive: true, force: true })];
  try {
    const parts = { temporal: false, worker: false, api: false, oneShots: false };
    const below = await startStack({ home: path.join(home, 'below'), parts, log });
    closers.unshift(() => below.stop());
    const server = await startServer(folder, below);
    closers.unshift(() => server.stop());
    const app = await startStack({
      home: path.join(home, 'app'),
      parts: { postgres: false, temporal: false },
      env: { ...env, DATABASE_URL: below.databaseUrl, TEMPORAL_ADDRESS: ADDRESS },
      log,
    });
    closers.unshift(() => app.stop());
    const temporal = { ...below.parts.postgres, name: 'Temporal', pid: server.pid };
    return await work({
      ...app,
      databaseUrl: below.databaseUrl,
      parts: { ...app.parts, postgres: below.parts.postgres, temporal },
    });
  } finally {
    for (const close of closers) await close();
  }
}

async function built(): Promise<string> {
  const caches =
    process.env.TONGBAN_CACHE ?? path.join(process.env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache'), 'tongban');
  const folder = path.join(caches, `temporal-server-${VERSION.slice(1)}`);
  const isThere = await Promise.all(['server', 'sql'].map((name) => access(path.join(folder, name)))).then(
    () => true,
    () => false,
  );
  if (isThere) return folder;
  console.error(`Building Temporal's production server ${VERSION} (ten minutes) …`);
  await mkdir(folder, { recursive: true });
  await run('go', ['install', ...PACKAGES], { env: { ...process.env, GOBIN: folder, CGO_ENABLED: '0' } });
  return folder;
}

async function startServer(folder: string, below: Stack): Promise<{ pid: number; stop(): Promise<void> }> {
  const { port } = new URL(below.databaseUrl);
  const secrets = JSON.parse(await readFile(path.join(below.home, 'secrets.json'), 'utf8')) as {
    databaseAdminPassword: string;
  };
  const password = secrets.databaseAdminPassword;
  const login = ['--plugin', 'postgres12', '--ep', '127.0.0.1', '-p', port, '-u', USER, '--pw', password];
  for (const [database, schema] of Object.entries(DATABASES)) {
    const tool = (...args: string[]) => run(path.join(folder, 'sql'), [...login, '--db', database, ...args]);
    await tool('create');
    await tool('setup-schema', '-v', '0.0');
    await tool('update-schema', '--schema-name', `postgresql/v12/${schema}`);
  }
  const settings = path.join(below.home, 'dynamic-config.yaml');
  await writeFile(settings, '{}\n');
  const child = spawn(path.join(folder, 'server'), ['--allow-no-auth', 'start'], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DB: 'postgres12',
      POSTGRES_SEEDS: '127.0.0.1',
      DB_PORT: port,
      POSTGRES_USER: USER,
      POSTGRES_PWD: password,
      NUM_HISTORY_SHARDS: '4',
      SQL_MAX_CONNS: '20',
      BIND_ON_IP: '127.0.0.1',
      TEMPORAL_VERSION_CHECK_DISABLED: '1',
      DYNAMIC_CONFIG_FILE_PATH: settings,
      LOG_LEVEL: 'warn',
    },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await until(() => hasNamespace(ADDRESS, 'default'));
  return {
    pid: child.pid!,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
