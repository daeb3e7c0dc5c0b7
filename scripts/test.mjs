// `npm test`: sets up what a fresh machine lacks, runs every test (or those named), and closes with one plain line of counts.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findChromium } from './setup/chromium.mjs';
import { prepareCheckout, root } from './setup/index.mjs';
import { findTemporal } from './setup/temporal.mjs';

async function main() {
  const node = await prepareCheckout();
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  if (!existsSync(vitest)) throw new Error('vitest is not installed.');
  // Fetched now, with its progress shown, and not behind the first engine test.
  const temporal = process.env.TEMPORAL_ADDRESS ? {} : { TEMPORAL_CLI: await findTemporal() };
  const browser = { CHROMIUM: await findChromium() };
  const folder = await mkdtemp(path.join(tmpdir(), 'tongban-counts-'));
  const counts = path.join(folder, 'counts.json');
  try {
    const code = await runVitest(node, vitest, {
      ...process.env,
      ...temporal,
      ...browser,
      TONGBAN_TEST_COUNTS: counts,
    });
    const { passed, failed, skipped } = JSON.parse(await readFile(counts, 'utf8').catch(() => '{}'));
    if (passed === undefined) throw new Error('The test run broke off before its end.');
    console.log(`\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
    return code || (failed > 0 ? 1 : 0);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function runVitest(node, vitest, env) {
  const reporters = ['--reporter=default', `--reporter=${path.join(root, 'scripts/setup/count-reporter.mjs')}`];
  const args = [vitest, 'run', '--root', root, ...reporters, ...process.argv.slice(2)];
  const child = spawn(node, args, { stdio: ['ignore', 'inherit', 'inherit'], cwd: root, env });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
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
