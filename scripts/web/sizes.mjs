// What a first visit loads of script and style, gzipped, out of the bundle's manifest; fails above the budget (issue
// "Speed"). test/web/first-load.test.ts holds this list of files against what a real browser asks for.
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../dist/web');
const antd = ['../../node_modules/antd/locale/zh_CN.js', '../../node_modules/dayjs/locale/zh-cn.js'];
const words = (name) => `src/i18n/zh/${name}.json`;

/** The pages that have a budget, and the chunks that each fetches besides the entry's own. */
const BUDGETS = [
  {
    name: "the officers' list /work/$queue",
    kilobytes: 300,
    chunks: ['src/shell/OfficeShell.tsx', 'src/work/QueuePage.tsx', words('work'), ...antd],
  },
  {
    name: "the applicants' guide /items/$itemCode",
    kilobytes: 180,
    chunks: ['src/shell/PublicShell.tsx', 'src/applicants/GuidePage.tsx', words('applicants')],
  },
];

/** Every file that these chunks and the entry need, each once: their static imports and styles, all the way down. */
function filesOf(manifest, chunks) {
  const files = new Set();
  const seen = new Set();
  const add = (name) => {
    if (seen.has(name)) return;
    seen.add(name);
    const chunk = manifest[name];
    if (!chunk) throw new Error(`The page's bundle has no ${name}: name in scripts/web/sizes.mjs what replaced it.`);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    for (const imported of chunk.imports ?? []) add(imported);
  };
  for (const name of ['index.html', ...chunks]) add(name);
  return [...files].sort();
}

/** Bytes on the wire: the file that was compressed beforehand; a very small one is sent as it is. */
async function wireSize(file) {
  const found = await stat(path.join(dist, `${file}.gz`)).catch(() => stat(path.join(dist, file)));
  return found.size;
}

/** Each budget with its files and what they weigh in kilobytes of 1000 bytes. */
export async function firstLoads() {
  const manifest = JSON.parse(await readFile(path.join(dist, 'manifest.json'), 'utf8'));
  return Promise.all(
    BUDGETS.map(async (budget) => {
      const files = filesOf(manifest, budget.chunks);
      const sizes = await Promise.all(files.map(wireSize));
      return { ...budget, files, weight: sizes.reduce((sum, size) => sum + size, 0) / 1000 };
    }),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { name, kilobytes, files, weight } of await firstLoads()) {
    const held = weight <= kilobytes;
    console.log(
      `${held ? '  ' : '! '}${name}: ${weight.toFixed(1)} kB gzipped in ${files.length} files, at most ${kilobytes} kB`,
    );
    if (!held) process.exitCode = 1;
  }
}
