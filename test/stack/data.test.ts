import { spawnSync } from 'node:child_process';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { startStack } from '#scripts/stack/index.mjs';
import { asUser, postgresUser } from '#scripts/stack/postgres-user.mjs';
import { command, scratch } from './support.js';

/** PostgreSQL alone; `durable` only where a test is about what survives. */
async function database(home: string, durable = false) {
  const stack = await startStack({
    home,
    durable,
    parts: { temporal: false, worker: false, api: false, oneShots: false },
  });
  onTestFinished(() => stack.stop());
  return stack;
}

async function ask(databaseUrl: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

it('What was committed is there again after kill -9 of the server', async () => {
  const home = await scratch();
  const stack = await database(home, true);
  await ask(stack.databaseUrl, 'create table kept as select 42 as answer');
  await stack.parts.postgres.kill('SIGKILL');
  await stack.parts.postgres.restart();
  expect(await ask(stack.databaseUrl, 'select answer from kept')).toEqual([{ answer: 42 }]);
});

it('The database speaks UTF-8 in UTC, to this machine only and as a role that is no superuser', async () => {
  const stack = await database(await scratch());
  const [row] = await ask(
    stack.databaseUrl,
    `select current_setting('timezone') as zone, current_setting('server_encoding') as encoding,
            current_setting('listen_addresses') as listens, current_setting('synchronous_commit') as commit,
            (select rolsuper from pg_roles where rolname = current_user) as super, lower('通办ÄÖ') as lowered`,
  );
  expect(row).toEqual({
    zone: 'UTC',
    encoding: 'UTF8',
    listens: '127.0.0.1',
    commit: 'on',
    super: false,
    lowered: '通办äö',
  });
});

it('A half-initialised database is made again', async () => {
  const home = await scratch();
  const first = await database(home);
  await first.stop();
  const dataDir = path.join(home, 'postgres');
  await rm(path.join(dataDir, 'tongban-initialised'));
  await rm(path.join(dataDir, 'global'), { recursive: true });
  const said: string[] = [];
  const again = await startStack({
    home,
    durable: false,
    log: (line) => said.push(line),
    parts: { temporal: false, worker: false, api: false, oneShots: false },
  });
  onTestFinished(() => again.stop());
  expect(said.join('\n')).toContain('was not finished last time');
  expect(await ask(again.databaseUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
});

it('The secrets are made once, for their owner only', async () => {
  const home = await scratch();
  const first = await database(home);
  await first.stop();
  const second = await database(home);
  const file = path.join(home, 'secrets.json');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  for (const name of ['TONGBAN_TOKEN_SECRET', 'TONGBAN_KEYS']) expect(second.env[name]).toBe(first.env[name]);
  expect(Buffer.from(first.env.TONGBAN_TOKEN_SECRET ?? '', 'base64')).toHaveLength(32);
  expect(first.env.TONGBAN_KEYS).toMatch(/^k1:[A-Za-z0-9+/]{43}=$/);
});

it('Data whose secrets are gone is not thrown away but explained', async () => {
  const home = await scratch();
  await mkdir(path.join(home, 'postgres'));
  await writeFile(path.join(home, 'postgres/PG_VERSION'), '18\n');
  await expect(database(home)).rejects.toThrow('secrets.json is gone');
  expect(await readFile(path.join(home, 'postgres/PG_VERSION'), 'utf8')).toBe('18\n');
});

it('The user that PostgreSQL runs as may use a checkout and data below a folder that is closed to it', async () => {
  const closed = await scratch();
  const file = await command(closed, 'initdb', 'exit 0');
  const user = postgresUser(path.join(closed, 'postgres'));
  const look = `fs.accessSync(${JSON.stringify(file)}, fs.constants.X_OK); console.log(process.getuid())`;
  const { command: program, args, uid, gid } = asUser(user, [file], process.execPath, ['-e', look]);
  const { stdout, stderr } = spawnSync(program, args, { uid, gid, cwd: '/', encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(Number(stdout)).toBe(user?.uid ?? process.getuid?.());
});
