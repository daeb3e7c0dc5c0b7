// Bundles apps/web into dist/web and compresses every text file beforehand. Unchanged sources are not built again:
// dist/web/.stamp keeps the digest of what went in and what came out. Only the build itself needs packages.
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { aheadOf } from './ahead.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const web = path.join(root, 'apps/web');
const out = path.join(root, 'dist/web');
const stampFile = path.join(out, '.stamp');

const compressible = /\.(js|css|html|svg|json)$/;
const isTypes = (name) => name === path.join('src', 'api', 'schema.ts');

async function filesBelow(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)))
    .sort();
}

async function digestOf(folder, names) {
  const digest = createHash('sha256');
  for (const name of names) {
    const content = await readFile(path.join(folder, name));
    digest.update(`${name}\0${content.length}\0`).update(content);
  }
  return digest.digest('hex');
}

async function inputs() {
  const own = (await filesBelow(web)).filter((name) => !isTypes(name) && !/\.test\.tsx?$/.test(name));
  const domain = (await filesBelow(path.join(root, 'libs/domain'))).filter((name) => !/\.(test|bench)\.ts$/.test(name));
  const shared = [
    'package.json',
    'package-lock.json',
    'scripts/web/build.mjs',
    'scripts/web/ahead.mjs',
    'scripts/web/first-pages.mjs',
  ];
  const digests = [
    await digestOf(web, own),
    await digestOf(path.join(root, 'libs/domain'), domain),
    await digestOf(root, shared),
  ];
  return createHash('sha256').update(digests.join('\n')).digest('hex');
}

const outputs = async () =>
  digestOf(
    out,
    (await filesBelow(out)).filter((name) => name !== '.stamp'),
  );

/** Whether dist/web is what the sources give, with no file missing or damaged. */
export async function isWebBuilt() {
  try {
    const stamp = JSON.parse(await readFile(stampFile, 'utf8'));
    return stamp.inputs === (await inputs()) && stamp.outputs === (await outputs());
  } catch {
    // No stamp, or one that cannot be read: built again.
    return false;
  }
}

/** Builds dist/web when needed; answers whether it did. The caller holds the checkout's lock. */
export async function buildWeb(log) {
  if (await isWebBuilt()) return false;
  log('Building the page …');
  const { build } = await import('vite');
  await build({ configFile: path.join(web, 'vite.config.mjs'), mode: 'production' });
  const manifest = JSON.parse(await readFile(path.join(out, 'manifest.json'), 'utf8'));
  await writeFile(path.join(out, 'ahead.json'), JSON.stringify(aheadOf(manifest)));
  await compress();
  await writeFile(stampFile, JSON.stringify({ inputs: await inputs(), outputs: await outputs() }));
  return true;
}

async function compress() {
  const names = (await filesBelow(out)).filter((name) => compressible.test(name));
  for (const name of names) {
    const file = path.join(out, name);
    const content = await readFile(file);
    if (content.length < 1024) continue;
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
    await writeFile(`${file}.br`, await promisify(brotliCompress)(content, quality));
    await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
  }
}
