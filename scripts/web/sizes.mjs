// What a first visit loads of script and style, gzipped, out of the bundle's manifest; fails above the budget (issue
// "Speed"). test/web/first-load.test.ts holds this list of files against what a real browser asks for.
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { FIRST_PAGES, filesOf } from './first-pages.mjs';

const dist = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../dist/web');

/** Bytes on the wire: the file that was compressed beforehand; a very small one is sent as it is. */
async function wireSize(file) {
  const found = await stat(path.join(dist, `${file}.gz`)).catch(() => stat(path.join(dist, file)));
  return found.size;
}

/** Each page with its files and what they weigh in kilobytes of 1000 bytes. */
export async function firstLoads() {
  const manifest = JSON.parse(await readFile(path.join(dist, 'manifest.json'), 'utf8'));
  return Promise.all(
    FIRST_PAGES.map(async ({ name, path: address, budget, chunks }) => {
      const files = filesOf(manifest, ['index.html', ...chunks]);
      const sizes = await Promise.all(files.map(wireSize));
      return { name: `${name} ${address}`, budget, files, weight: sizes.reduce((sum, size) => sum + size, 0) / 1000 };
    }),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { name, budget, files, weight } of await firstLoads()) {
    const held = weight <= budget;
    console.log(
      `${held ? '  ' : '! '}${name}: ${weight.toFixed(1)} kB gzipped in ${files.length} files, at most ${budget} kB`,
    );
    if (!held) process.exitCode = 1;
  }
}
