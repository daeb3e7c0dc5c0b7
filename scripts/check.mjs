// `npm run check`: all that CI checks besides the tests. Each line runs even when one before it failed.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { prepareCheckout, root } from './setup/index.mjs';

const sources = ['{apps,workflows,activities,libs,test,scripts}/**/*.{ts,tsx,mts,mjs,css}', '*.{mjs,cjs}'];

const checks = [
  ['format', 'prettier', '--check', '--log-level=warn', '--no-error-on-unmatched-pattern', ...sources],
  ['types', 'tsc', '-p', 'tsconfig.json', '--noEmit'],
  ['types of the API for the page', 'node', 'scripts/web/types.mjs'],
  ['types of the page', 'tsc', '-p', 'apps/web/tsconfig.json'],
  ['types of the tests of the page', 'tsc', '-p', 'test/web/tsconfig.json'],
  ['lint', 'eslint', '.', '--max-warnings', '0'],
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
  for (const [name, command, ...args] of checks) {
    const startedAt = performance.now();
    const code = await run(command, args, env);
    console.log(
      `${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`,
    );
    if (code !== 0) failed.push(name);
  }
  console.log(failed.length ? `\nFailed: ${failed.join(', ')}` : '\nAll checks are clean.');
  return failed.length ? 1 : 0;
}

function run(command, args, env) {
  const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
