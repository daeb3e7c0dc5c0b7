// Compiles every TypeScript room to dist/ with swc, bundles the workflows once, so that no process
// has to do either at start, and bundles the page into dist/web (web/build.mjs). Unchanged sources are not built
// again: dist/.stamp keeps the digests of what went in and came out. Only `build` needs packages; the rest runs on
// bare Node 20.
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './setup/lock.mjs';
import { buildWeb, isWebBuilt } from './web/build.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const dist = path.join(root, 'dist');
const stampFile = path.join(dist, '.stamp');
const rooms = ['apps', 'workflows', 'activities', 'libs', 'test'];
const skipped = new Set(['node_modules', path.join('apps', 'web'), path.join('test', 'replay', 'histories')]);

const swcOptions = {
  sourceMaps: true,
  swcrc: false,
  configFile: false,
  module: { type: 'es6' },
  jsc: {
    target: 'es2024',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    keepClassNames: true,
  },
};

const sha256 = (content) => createHash('sha256').update(content).digest('hex');

async function sourcesBelow(folder) {
  const found = [];
  for (const entry of await readdir(path.join(root, folder), { withFileTypes: true }).catch(() => [])) {
    const name = path.join(folder, entry.name);
    if (skipped.has(name)) continue;
    if (entry.isDirectory()) found.push(...(await sourcesBelow(name)));
    else if (/\.(ts|json)$/.test(entry.name) && !/\.(test|bench)\.ts$/.test(entry.name)) found.push(name);
  }
  return found;
}

async function readSources() {
  const files = (await Promise.all(rooms.map(sourcesBelow))).flat().sort();
  const digest = createHash('sha256');
  const texts = new Map();
  for (const file of [...files, 'package.json', 'package-lock.json', 'scripts/build.mjs']) {
    const text = await readFile(path.join(root, file));
    texts.set(file, text);
    digest.update(`${file}\0${text.length}\0`).update(text);
  }
  return { files, texts, digest: digest.digest('hex') };
}

async function outputDigests() {
  const entries = await readdir(dist, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
  // The page keeps a stamp of its own.
  const outputs = files.filter((file) => file !== stampFile && !file.startsWith(path.join(dist, 'web/'))).sort();
  return Object.fromEntries(
    await Promise.all(outputs.map(async (file) => [path.relative(dist, file), sha256(await readFile(file))])),
  );
}

async function isCurrent(digest) {
  try {
    const stamp = JSON.parse(await readFile(stampFile, 'utf8'));
    if (stamp.digest !== digest) return false;
    return JSON.stringify(await outputDigests()) === JSON.stringify(stamp.outputs);
  } catch {
    // No stamp, or one that cannot be read, or files that are gone: built again.
    return false;
  }
}

/** Whether dist/ is what the sources give, with no file missing or damaged. */
export async function isBuilt() {
  return (await isCurrent((await readSources()).digest)) && (await isWebBuilt());
}

/** Builds into dist/ when needed; answers whether anything was built. One build at a time in a checkout. */
export function build({ log = console.log } = {}) {
  return withLock(path.join(root, '.setup.lock'), async () => {
    const program = await buildProgram(log);
    const page = await buildWeb(log);
    return program || page;
  });
}

async function buildProgram(log) {
  const { files, texts, digest } = await readSources();
  if (await isCurrent(digest)) return false;

  log('Building …');
  const { transform } = await import('@swc/core');
  // No build but this one runs, so what stands here was left by a killed one.
  const leftOver = (await readdir(root)).filter((name) => name.startsWith('dist.'));
  await Promise.all(leftOver.map((name) => rm(path.join(root, name), { recursive: true, force: true })));
  const fresh = `${dist}.${process.pid}.new`;
  for (const file of files) {
    const target = path.join(fresh, file);
    await mkdir(path.dirname(target), { recursive: true });
    if (file.endsWith('.json')) {
      await cp(path.join(root, file), target);
      continue;
    }
    const { code, map } = await transform(texts.get(file).toString(), {
      ...swcOptions,
      filename: path.join(root, file),
    });
    const out = target.replace(/\.ts$/, '.js');
    await writeFile(out, `${code}\n//# sourceMappingURL=${path.basename(out)}.map\n`);
    await writeFile(`${out}.map`, map);
  }
  // The bundler resolves the rooms' import names through package.json to dist/, so the fresh tree must stand there.
  await rename(path.join(dist, 'web'), path.join(fresh, 'web')).catch(() => {
    // No page has been built yet: it is, next.
  });
  await rm(dist, { recursive: true, force: true });
  await rename(fresh, dist);
  const { bundleWorkflowCode } = await import('@temporalio/worker');
  const quiet = { log() {}, trace() {}, debug() {}, info() {}, warn: log, error: log };
  const { code } = await bundleWorkflowCode({
    workflowsPath: path.join(dist, 'workflows/index.js'),
    workflowInterceptorModules: [path.join(dist, 'workflows/trace/trace-header.js')],
    payloadConverterPath: undefined,
    preloadModules: [path.join(dist, 'workflows/case/rules.js')],
    // Modules joined into one another: no getter stands between one rule and the next.
    webpackConfigHook: (config) => ({
      ...config,
      optimization: { ...config.optimization, concatenateModules: true, providedExports: true, usedExports: true },
    }),
    logger: quiet,
  });
  await writeFile(path.join(dist, 'workflow-bundle.js'), code);
  await writeFile(stampFile, JSON.stringify({ digest, outputs: await outputDigests() }));
  return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const built = await build();
  console.log(built ? 'Built dist/' : 'dist/ is up to date');
}
