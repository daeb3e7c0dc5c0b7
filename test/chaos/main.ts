import { drill, faultsIn } from './drill.js';

const SHOWN = 20;
const isQuick = process.argv.includes('--quick');
const numberOf = (name: string, otherwise: number): number =>
  Number(process.argv.find((argument) => argument.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise);
const seed = numberOf('seed', 2026);
const cases = numberOf('cases', isQuick ? 90 : 1000);

console.log(`${cases} cases, seed ${seed}`);
const done = await drill({ cases, seed });
console.log(`
| figure | |
|---|---|
| cases taken to their end | ${done.cases} |
| answers given | ${done.answers} |
| requests sent again | ${done.retries} |
| longest time without an answer | ${(done.longestOutageMs / 1000).toFixed(1)} s |
| time | ${done.seconds.toFixed(0)} s |
${Object.entries(done.struck)
  .map(([kind, times]) => `| ${kind} | ${times} |`)
  .join('\n')}
${Object.entries(done.faults)
  .map(([kind, found]) => `| contradictions: ${kind} | ${found.length} |`)
  .join('\n')}`);
const found = faultsIn(done);
for (const fault of found.slice(0, SHOWN)) console.log(`! ${fault}`);
if (found.length > SHOWN) console.log(`! … and ${found.length - SHOWN} more`);
if (found.length > 0 || done.cases < cases) process.exitCode = 1;
