import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import path from 'node:path';
import type { Stack } from '#scripts/stack/index.mjs';
import { benchActions } from './actions.js';
import { benchCalendar } from './calendar.js';
import { type Measure, printTable } from './measure.js';
import { benchMemory } from './memory.js';
import { benchOpening } from './opening.js';
import { benchPersistence } from './persistence.js';
import { benchPainting } from './painting.js';
import { benchLateness } from './lateness.js';
import { benchRetiming } from './retiming.js';
import { benchFootprint } from './footprint.js';
import { benchSizing } from './sizing.js';
import { withProductionEngine } from './production-engine.js';
import { withOwnStack } from '../support/own-stack.js';

const quick = process.argv.includes('--quick');
const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length);
/** Stored cases of the lists and statistics. */
const rows = numberOf('rows', 0);
const sizes = rows > 0 ? [rows] : quick ? [1_000, 10_000] : [1_000, 100_000, 1_000_000];
/** Where each process leaves a CPU profile at its end; `--profile` alone changes the figures by some percent. */
const profile = process.argv.includes('--profile') ? path.resolve('bench-results/profile') : undefined;
const wanted = (name: string) => only === undefined || only.split(',').includes(name);

const measures: Measure[] = [];

/** One part of the run: what it found is printed as soon as it is known. */
async function part(name: string, work: () => Promise<readonly Measure[]>): Promise<void> {
  if (!wanted(name)) return;
  const startedAt = performance.now();
  const found = await work();
  measures.push(...found);
  console.log(`\n${name}: ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
  printTable(found);
}

/** `npm run bench`: ratios of one run, printed as a table and written as JSON. */
async function run(): Promise<void> {
  await part('calendar', async () =>
    (await benchCalendar()).map(({ measure, value, against, ratio, bar }) => ({
      measure,
      value: `${value.toFixed(0)} ns`,
      against: `${against.toFixed(0)} ns`,
      ratio,
      bar: `≥ ${bar} × faster`,
      held: ratio >= bar,
    })),
  );
  const env: Record<string, string> =
    profile === undefined ? {} : { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${profile}` };
  const onStack = (work: (stack: Stack) => Promise<void>) =>
    process.argv.includes('--engine=postgres') ? withProductionEngine(work, env) : withOwnStack(work, { env });
  await onStack(async (stack) => {
    const pace = quick ? { rounds: 2, seconds: 5 } : { rounds: 4, seconds: 8 };
    await part('footprint', () => benchFootprint(stack));
    await part('actions', () => benchActions(stack, pace));
    await part('opening', () => benchOpening(stack, pace));
    if (only !== undefined) {
      // These take long: only for whoever asks for them.
      await part('memory', () => benchMemory(stack, numberOf('minutes', 30)));
      await part('sizing', () => benchSizing(stack, quick ? 100 : 1_000, machine()));
    }
    await part('painting', () => benchPainting(stack, quick ? 5 : 20));
    const running = numberOf('running', quick ? 1_000 : 10_000);
    await part('retiming', () => benchRetiming(stack, running));
    await part('lateness', () => benchLateness(stack, running, wanted('retiming') ? running : 0));
    const besides = quick ? pace : { rounds: 4, seconds: 6 };
    const isWhole = wanted('persistence');
    await part(isWhole ? 'persistence' : 'stored', () => benchPersistence(stack, sizes, besides, !isWhole));
  });
}

function numberOf(name: string, otherwise: number): number {
  return Number(process.argv.find((argument) => argument.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise);
}

const machine = (): string => `${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'})`;

await run();
console.log('\nAll of it:');
printTable(measures);
const folder = path.resolve('bench-results');
await mkdir(folder, { recursive: true });
await writeFile(path.join(folder, 'bench.json'), JSON.stringify(measures, null, 2));
if (measures.some(({ held }) => !held)) process.exitCode = 1;
