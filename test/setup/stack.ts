import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startStack } from '#scripts/stack/index.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** The API's address. */
    url: string;
    /** Where the worker serves /metrics and /health. */
    workerUrl: string;
    databaseUrl: string;
    temporalAddress: string;
    /** The environment of the stack's processes, for a test that starts one of its own. */
    env: Record<string, string>;
  }
}

/**
 * One whole stack on fresh data for all engine tests of a run. TONGBAN_TEST_PARTS=postgres,temporal starts
 * only these parts, for work on a single room.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = await mkdtemp(path.join(tmpdir(), 'tongban-test-'));
  const only = process.env.TONGBAN_TEST_PARTS?.split(',');
  const isWanted = (name: string): boolean => only?.includes(name) ?? true;
  const stack = await startStack({
    home,
    durable: false,
    parts: {
      postgres: isWanted('postgres'),
      temporal: isWanted('temporal'),
      oneShots: isWanted('oneShots'),
      worker: isWanted('worker'),
      api: isWanted('api'),
    },
  });
  project.provide('url', stack.url);
  project.provide('workerUrl', stack.workerUrl);
  project.provide('databaseUrl', stack.databaseUrl);
  project.provide('temporalAddress', stack.temporalAddress);
  project.provide('env', stack.env);
  return async () => {
    await stack.stop();
    await rm(home, { recursive: true, force: true });
  };
}
