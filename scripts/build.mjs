// Compiles every TypeScript room to dist/ with swc and bundles the workflows once, so that no process
// has to do either at start. Unchanged sources are not built again (their digest is kept in dist/.stamp).
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const dist = path.join(root, 'dist');
const rooms = ['apps', 'workflows', 'activities', 'libs', 'test'];
const skipped = new Set(['node_modules', 'web', 'histories']);

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

async function sourcesBelow(folder) {
  const found = [];
  for (const entry of await readdir(path.join(root, folder), { withFileTypes: true }).catch(() => [])) {
    if (skipped.has(entry.name)) continue;
    const name = path.join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(await sourcesBelow(name)));
    else if (/\.(ts|json)$/.test(entry.name) && !/\.(test|bench)\.ts$/.test(entry.name)) found.push(name);
  }
  return found;
}

/** Builds into dist/ when needed; answers whether anything was built. */
export async function build({ log = console.log } = {}) {
  const files = (await Promise.all(rooms.map(sourcesBelow))).flat().sort();
  const digest = createHash('sha256').update(process.version);
  const texts = new Map();
  for (const file of [...files, 'package-lock.json', 'scripts/build.mjs']) {
    const text = await readFile(path.join(root, file));
    texts.set(file, text);
    digest.update(file).update(text);
  }
  const stamp = digest.digest('hex');
  const stampFile = path.join(dist, '.stamp');
  if ((await readFile(stampFile, 'utf8').catch(() => '')) === stamp) return false;

  log('building …');
  const { transform } = await import('@swc/core');
  const fresh = `${dist}.${process.pid}.new`;
  await rm(fresh, { recursive: true, force: true });
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
  await rm(dist, { recursive: true, force: true });
  await rename(fresh, dist);
  const { bundleWorkflowCode } = await import('@temporalio/worker');
  const quiet = { log() {}, trace() {}, debug() {}, info() {}, warn: log, error: log };
  const { code } = await bundleWorkflowCode({
    workflowsPath: path.join(dist, 'workflows/index.js'),
    payloadConverterPath: undefined,
    logger: quiet,
  });
  await writeFile(path.join(dist, 'workflow-bundle.js'), code);
  await writeFile(stampFile, stamp);
  return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const built = await build();
  console.log(built ? 'built dist/' : 'dist/ is up to date');
}
