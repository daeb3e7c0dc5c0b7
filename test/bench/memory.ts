import type { Stack } from '#scripts/stack/index.mjs';
import { Office, STRAIGHT_WORK } from '../support/office.js';
import { type Measure, quantile } from './measure.js';
import { memoryOf, processesOf } from './processes.js';

const ITEM = '防雷装置竣工验收';
const AT_ONCE = 8;
/** As many as a worker keeps at hand (apps/worker/worker.ts): from then on a new one takes an old one's place. */
const CACHED = 2_000;
const LOOK_MS = 10_000;
const PARTS = ['worker', 'api'] as const;
type Part = (typeof PARTS)[number];

/**
 * What worker and API keep: at rest, with as many cases at hand as the worker holds, and how that changes while cases come
 * and go for `minutes`. The slope is that between the medians of the first and the last third.
 */
export async function benchMemory(stack: Stack, minutes: number): Promise<Measure[]> {
  const office = new Office(stack.url);
  const memory = async (part: Part) => memoryOf(await processesOf(stack.parts[part].pid!));
  const idle = new Map<Part, number>();
  for (const part of PARTS) idle.set(part, await memory(part));
  const wholeCase = async () => {
    const { caseNo } = await office.open(ITEM);
    for (const [command, who, body] of STRAIGHT_WORK) await office.give(caseNo, command, body, who);
  };
  await atOnce(() => office.open(ITEM), CACHED);
  const full = new Map<Part, number>();
  for (const part of PARTS) full.set(part, await memory(part));
  const looks: { readonly hours: number; readonly of: ReadonlyMap<Part, number> }[] = [];
  const begun = performance.now();
  const until = begun + minutes * 60_000;
  const look = async () => {
    const of = new Map<Part, number>();
    for (const part of PARTS) of.set(part, await memory(part));
    looks.push({ hours: (performance.now() - begun) / 3_600_000, of });
  };
  const timer = setInterval(() => void look(), LOOK_MS);
  let cases = 0;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (; performance.now() < until; cases++) await wholeCase();
    }),
  );
  clearInterval(timer);
  const third = Math.floor(looks.length / 3);
  const [first, last] = [looks.slice(0, third), looks.slice(-third)];
  const mid = (of: typeof looks, value: (look: (typeof looks)[number]) => number) => quantile(of.map(value), 0.5);
  return PARTS.map((part) => {
    const mb = (look: (typeof looks)[number]) => look.of.get(part)!;
    const slope = (mid(last, mb) - mid(first, mb)) / (mid(last, (l) => l.hours) - mid(first, (l) => l.hours));
    return {
      measure: `memory of the ${part}: at rest ${idle.get(part)!.toFixed(0)} MB, ${CACHED} cases at hand ${full.get(part)!.toFixed(0)} MB, then ${cases} whole cases in ${minutes} minutes`,
      value: `${mid(last, mb).toFixed(0)} MB at last`,
      against: `${mid(first, mb).toFixed(0)} MB at first`,
      ratio: mid(last, mb) / mid(first, mb),
      bar: `${slope.toFixed(0)} MB an hour; ≤ 1.05 ×`,
      held: mid(last, mb) / mid(first, mb) <= 1.05,
    };
  });
}

async function atOnce(work: () => Promise<unknown>, count: number): Promise<void> {
  const left = Array.from({ length: count }).values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const _ of left) await work();
    }),
  );
}
