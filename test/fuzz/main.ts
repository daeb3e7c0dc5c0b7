import { Office } from '../support/office.js';
import { withOwnStack } from '../support/own-stack.js';
import { CALLERS } from './callers.js';
import { fuzz } from './fuzz.js';

const ITEM = '防雷装置竣工验收';
const LEAST = 10_000;
const isQuick = process.argv.includes('--quick');
const seed = Number(process.argv.find((argument) => argument.startsWith('--seed='))?.slice('--seed='.length) ?? 2026);

/** `npm run fuzz-api [-- --quick] [-- --seed=N]`: all operations as every role; ends with 1 where one broke its word. */
async function main(): Promise<void> {
  console.log(`seed ${seed}`);
  console.log('| caller | calls | operations | broken |\n|---|---|---|---|');
  const { calls, broken } = await withOwnStack(
    async ({ url }) => {
      const sum = { calls: 0, broken: 0 };
      for (const [n, { name, come }] of CALLERS.entries()) {
        // Every other caller asks for a case that there is; the others for whatever comes.
        const caseNo = n % 2 === 1 ? (await new Office(url).open(ITEM)).caseNo : undefined;
        const phases = isQuick ? (['fuzzing'] as const) : (['examples', 'coverage', 'fuzzing'] as const);
        const done = await fuzz(await come(url), { url, caseNo, phases, examples: isQuick ? 2 : 10, seed });
        console.log(`| ${name} | ${done.calls} | ${done.operations} | ${done.failures.join('; ') || '0'} |`);
        sum.calls += done.calls;
        sum.broken += done.failures.length;
      }
      return sum;
    },
    { durable: false },
  );
  console.log(`\n${calls} calls, ${broken} broken`);
  if (broken > 0 || (!isQuick && calls < LEAST)) process.exitCode = 1;
}

await main();
