// The pages that people open cold, and what each needs of the bundle besides the entry's own: the build tells it to the
// API (ahead.mjs), which names it with the page's first answer, and sizes.mjs weighs it.
const antd = ['../../node_modules/antd/locale/zh_CN.js', '../../node_modules/dayjs/locale/zh-cn.js'];
const words = (name) => `src/i18n/zh/${name}.json`;

/** `budget` in kilobytes; `calls`: what the page asks of the API at once, as addresses that need no sign-in. */
export const FIRST_PAGES = [
  {
    name: "the officers' list",
    path: '/work/$queue',
    budget: 300,
    chunks: ['src/shell/OfficeShell.tsx', 'src/work/QueuePage.tsx', words('work'), ...antd],
    calls: [],
  },
  {
    name: "the applicants' guide",
    path: '/items/$itemCode',
    budget: 180,
    chunks: ['src/shell/PublicShell.tsx', 'src/applicants/GuidePage.tsx', words('applicants')],
    calls: ['/api/v1/items/$itemCode'],
  },
];

/** Every file that these chunks need, each once: their static imports and styles, all the way down. */
export function filesOf(manifest, chunks) {
  const files = new Set();
  const seen = new Set();
  const add = (name) => {
    if (seen.has(name)) return;
    seen.add(name);
    const chunk = manifest[name];
    if (!chunk)
      throw new Error(`The page's bundle has no ${name}: name in scripts/web/first-pages.mjs what replaced it.`);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    for (const imported of chunk.imports ?? []) add(imported);
  };
  for (const name of chunks) add(name);
  return [...files].sort();
}
