import { defineConfig } from 'vitest/config';
import { ReplayLast } from './test/setup/sequencer.mjs';

// `#libs/x.js` and the like stand for the TypeScript sources here (package.json "imports").
const resolve = { conditions: ['source', 'node'] };
const ssr = { resolve };
const never = ['**/node_modules/**', '**/dist/**', '**/dist.*/**', '**/.tongban/**'];

export default defineConfig({
  resolve,
  ssr,
  test: {
    pool: 'forks',
    // Of the tests of one file that may run beside each other: as many as the smallest machine has cores.
    maxConcurrency: 2,
    sequence: { sequencer: ReplayLast },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{apps,workflows,activities,libs}/**/*.test.{ts,tsx}', 'test/unit/**/*.test.ts'],
          exclude: never,
          maxWorkers: 2,
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          // Each file starts what it needs itself and kills it as it likes: two at a time, they wait more than they work.
          name: 'stack',
          include: ['test/stack/**/*.test.ts', 'test/**/*.stack.test.ts'],
          exclude: never,
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'engine',
          include: ['test/**/*.test.ts'],
          exclude: [...never, 'test/{stack,unit}/**', '**/*.stack.test.ts'],
          globalSetup: ['test/setup/stack.ts'],
          // One engine and one database for all of them.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
