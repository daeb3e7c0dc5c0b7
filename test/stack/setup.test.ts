import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { tryLock, withLock } from '#scripts/setup/lock.mjs';
import { ensurePackages } from '#scripts/setup/packages.mjs';
import { openLog } from '#scripts/stack/log-file.mjs';
import { command, scratch } from './support.js';

describe('packages', () => {
  /** A checkout that wants one package and Node 24.21.0, and an npm whose `ci` installs them and counts. */
  async function checkout() {
    const root = await scratch();
    const packages = { '': {}, 'node_modules/pg': { integrity: 'sha512-a' } };
    await writeFile(path.join(root, 'package.json'), JSON.stringify({ dependencies: { node: '24.21.0' } }));
    await writeFile(path.join(root, 'package-lock.json'), JSON.stringify({ packages }));
    const bin = path.join(root, 'machine');
    await command(
      bin,
      'npm',
      [
        'echo "$*" >> npm-calls',
        'rm -rf node_modules; mkdir -p node_modules/.bin node_modules/pg',
        'echo "{}" > node_modules/pg/package.json',
        `echo '${JSON.stringify({ packages: { 'node_modules/pg': packages['node_modules/pg'] } })}' > node_modules/.package-lock.json`,
        `printf '#!/bin/sh\\necho v24.21.0\\n' > node_modules/.bin/node; chmod +x node_modules/.bin/node`,
      ].join('\n'),
    );
    const before = process.env.PATH;
    process.env.PATH = `${bin}:${before}`;
    onTestFinished(() => {
      process.env.PATH = before;
    });
    const said: string[] = [];
    const ensure = () => ensurePackages(root, { log: (line) => said.push(line), lock: { update: async () => {} } });
    const calls = async () =>
      (await readFile(path.join(root, 'npm-calls'), 'utf8').catch(() => '')).split('\n').length - 1;
    return { root, ensure, calls, said };
  }

  it('are installed once, development packages too', async () => {
    const { root, ensure, calls } = await checkout();
    await ensure();
    await ensure();
    expect(await calls()).toBe(1);
    expect(await readFile(path.join(root, 'npm-calls'), 'utf8')).toMatch(/^ci --include=dev/);
  });

  it.each([
    [
      'an installation that was broken off',
      (root: string) =>
        rm(path.join(root, 'node_modules/.tongban-installed')).then(() =>
          rm(path.join(root, 'node_modules/.package-lock.json')),
        ),
    ],
    ['a package that is gone', (root: string) => rm(path.join(root, 'node_modules/pg'), { recursive: true })],
    ['a changed lock file', (root: string) => writeFile(path.join(root, 'package-lock.json'), '{"packages":{}} ')],
    [
      'a Node that does not run',
      (root: string) => writeFile(path.join(root, 'node_modules/.bin/node'), '#!/bin/sh\nexit 1\n'),
    ],
  ])('are installed again after %s', async (_what, damage) => {
    const { root, ensure, calls } = await checkout();
    await ensure();
    await damage(root);
    await ensure();
    expect(await calls()).toBe(2);
  });

  it('that somebody installed by hand are left alone', async () => {
    const { root, ensure, calls } = await checkout();
    spawnSync('npm', ['ci'], { cwd: root });
    await ensure();
    expect(await calls()).toBe(1);
  });

  it('are not touched behind a link', async () => {
    const { root, ensure, calls } = await checkout();
    await mkdir(path.join(root, 'elsewhere'));
    await symlink(path.join(root, 'elsewhere'), path.join(root, 'node_modules'));
    await expect(ensure()).rejects.toThrow('node_modules is a link');
    expect(await calls()).toBe(0);
  });
});

describe('the lock of a set-up', () => {
  it('is had by one at a time, in turn', async () => {
    const folder = path.join(await scratch(), 'lock');
    const order: string[] = [];
    const work = (name: string) =>
      withLock(folder, async () => {
        order.push(`${name} begins`);
        await new Promise((resolve) => setImmediate(resolve));
        order.push(`${name} ends`);
      });
    await Promise.all([work('first'), work('second')]);
    expect(order.map((line) => line.split(' ')[1])).toEqual(['begins', 'ends', 'begins', 'ends']);
    expect(existsSync(folder)).toBe(false);
  });

  it('of a process that was killed is taken over, with what it had noted', async () => {
    const folder = path.join(await scratch(), 'lock');
    await mkdir(folder);
    const dead = spawnSync('true').pid;
    await writeFile(
      path.join(folder, 'owner.json'),
      JSON.stringify({ owner: { pid: dead, startedAt: '1' }, parts: { api: 7 } }),
    );
    const lock = await tryLock(folder);
    expect(lock).toMatchObject({ left: { parts: { api: 7 } } });
  });

  it('of a live process is not taken, nor is one whose number a stranger has now', async () => {
    const folder = path.join(await scratch(), 'lock');
    await tryLock(folder);
    expect(await tryLock(folder)).toEqual({ holder: process.pid });
    const stranger = { owner: { pid: process.pid, startedAt: 'another time' } };
    await writeFile(path.join(folder, 'owner.json'), JSON.stringify(stranger));
    expect(await tryLock(folder)).not.toHaveProperty('holder');
  });
});

it('A log is rotated by size and keeps its last lines for a crash message', async () => {
  const file = path.join(await scratch(), 'logs', 'api.log');
  await mkdir(path.dirname(file));
  await writeFile(file, 'from the last run\n');
  const log = openLog(file, { maxBytes: 40 });
  for (const line of ['one', 'two', 'three', 'four', 'five']) log.write(Buffer.from(`${line} ${'.'.repeat(12)}\n`));
  expect(log.lastLines().map((line) => line.split(' ')[0])).toEqual(['one', 'two', 'three', 'four', 'five']);
  expect(await readFile(file, 'utf8')).toContain('five');
  expect(await readFile(`${file}.2`, 'utf8')).toMatch(/^from the last run\none/);
});
