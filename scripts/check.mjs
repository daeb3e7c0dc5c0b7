// `npm run check`: all that CI checks besides the tests, two at a time. Each runs even when one before it failed.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { prepareCheckout, root } from './setup/index.mjs';

const sources = ['{apps,workflows,activities,libs,test,scripts}/**/*.{ts,tsx,mts,mjs,css}', '*.{mjs,cjs}'];

// What others need comes first; then the long ones, and the short ones fill up the time beside them.
const first = [['types of the API for the page', 'node', 'scripts/web/types.mjs']];
const others = [
  ['lint', 'eslint', '.', '--max-warnings', '0'],
  ['types of the page', 'tsc', '-p', 'apps/web/tsconfig.json'],
  ['format', 'prettier', '--check', '--log-level=warn', '--no-error-on-unmatched-pattern', ...sources],
  ['types', 'tsc', '-p', 'tsconfig.json', '--noEmit'],
  ['types of the tests of the page', 'tsc', '-p', 'test/web/tsconfig.json'],
  ['walls', 'depcruise', '--config', '.dependency-cruiser.cjs', 'apps', 'workflows', 'activities', 'libs', 'test'],
  // Knip knows no import conditions but maps dist/ back to its sources where the compiler's options say so.
  ['dead exports', 'knip', '--tsConfig', 'tsconfig.knip.json'],
  ['schema drift', 'node', 'scripts/drift.mjs'],
  ['licences and pinned packages', 'node', 'scripts/licences.mjs'],
  ['known weaknesses', 'node', 'scripts/audit.mjs'],
  ['size of first loads', 'node', 'scripts/web/sizes.mjs'],
];

async function main() {
  await prepareCheckout();
  const bin = path.join(root, 'node_modules/.bin');
  const env = { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH}` };
  const failed = [];
  const runEach = async (waiting) => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const [name, command, ...args] = check;
      const startedAt = performance.now();
      const { code, said } = await run(command, args, env);
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      process.stdout.write(`${said}${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)\n`);
      if (code !== 0) failed.push(name);
    }
  };
  await runEach([...first]);
  const waiting = [...others];
  await Promise.all([runEach(waiting), runEach(waiting)]);
  console.log(failed.length ? `\nFailed: ${failed.join(', ')}` : '\nAll checks are clean.');
  return failed.length ? 1 : 0;
}

/** What it said is kept until it has ended: two that speak at once would not be understood. */
function run(command, args, env) {
  const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = [];
  child.stdout.on('data', (part) => said.push(part));
  child.stderr.on('data', (part) => said.push(part));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, said: Buffer.concat(said) }));
  });
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
