import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import lighthouse, { desktopConfig, type Flags, type Result } from 'lighthouse';
import { withOwnStack } from '../../support/own-stack.js';
import { median } from '../../bench/measure.js';
import { launchProfile } from '../support/browser.js';
import { Prepared } from '../support/prepared.js';
import { signInQuietly } from '../support/visit.js';

const RUNS = 3;
const BARS = { performance: 95, accessibility: 100 } as const;
type Category = keyof typeof BARS;
const CATEGORIES = Object.keys(BARS) as Category[];

interface Judged {
  readonly name: string;
  readonly who?: string;
  readonly config?: typeof desktopConfig;
  readonly address: (prepared: Prepared) => Promise<string> | string;
}

/** Officers sit before a desktop computer; applicants hold a phone on a slow line. */
const JUDGED: readonly Judged[] = [
  { name: "officers' list (desktop)", who: 'prereview', config: desktopConfig, address: () => '/work/todo' },
  { name: "applicants' guide (phone)", address: async (prepared) => `/items/${await prepared.itemCode()}` },
];
const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length) ?? '';

/** `npm run lighthouse`: the median of three runs of each page; what costs points is named. */
async function main(): Promise<void> {
  const isHeld = await withOwnStack(
    async ({ url }) => {
      const prepared = new Prepared(url);
      // A list of an ordinary day.
      await Promise.all(Array.from({ length: 12 }, () => prepared.office.open('防雷装置竣工验收')));
      let held = true;
      for (const page of JUDGED.filter(({ name }) => name.includes(only)))
        held = (await judge(url, page, await page.address(prepared))) && held;
      return held;
    },
    { durable: false },
  );
  if (!isHeld) process.exitCode = 1;
}

async function judge(url: string, { name, who, config }: Judged, address: string): Promise<boolean> {
  const profile = await mkdtemp(path.join(tmpdir(), 'tongban-lighthouse-'));
  const port = await freePort();
  const context = await launchProfile(profile, url, port);
  try {
    if (who) await signInQuietly(context, who);
    const results: Result[] = [];
    for (let run = 0; run < RUNS; run++) {
      const flags: Flags = { port, onlyCategories: [...CATEGORIES], logLevel: 'error' };
      const answer = await lighthouse(url + address, flags, config);
      if (!answer) throw new Error('Lighthouse answered nothing.');
      if (answer.lhr.runtimeError) throw new Error(answer.lhr.runtimeError.message);
      results.push(answer.lhr);
    }
    return CATEGORIES.map((category) => report(name, category, results)).every(Boolean);
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  }
}

/** Prints the median score of one category, and the audits that cost points; answers whether the bar is held. */
function report(name: string, category: Category, results: readonly Result[]): boolean {
  const scores = results.map(({ categories }) => Math.round((categories[category]?.score ?? 0) * 100));
  const score = median(scores);
  const isHeld = score >= BARS[category];
  console.log(
    `${isHeld ? '  ' : '! '}${name}: ${category} ${score} (${scores.join(', ')}), at least ${BARS[category]}`,
  );
  const last = results.at(-1);
  for (const { id, weight } of last?.categories[category]?.auditRefs ?? []) {
    const audit = last?.audits[id];
    if (audit && weight > 0 && audit.score !== null && audit.score < 1)
      console.log(`     ${id} ${audit.displayValue ?? ''} scores ${Math.round(audit.score * 100)}`);
  }
  return isHeld;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

await main();
