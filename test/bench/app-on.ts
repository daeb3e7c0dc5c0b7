import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Stack, startStack } from '#scripts/stack/index.mjs';
import { until } from '../support/until.js';
import { hasNamespace } from './namespaces.js';

/**
 * API and worker of their own on another database of the stack's PostgreSQL and in a namespace of their own on its
 * engine, for as long as `work` runs: several stand beside each other on equal terms, but for what is stored.
 */
export async function withAppOn<T>(
  stack: Stack,
  databaseUrl: string,
  namespace: string,
  work: (url: string) => Promise<T>,
): Promise<T> {
  const home = await mkdtemp(path.join(tmpdir(), 'tongban-app-'));
  try {
    await until(() => hasNamespace(stack.temporalAddress, namespace));
    const app = await startStack({
      home,
      parts: { postgres: false, temporal: false },
      env: { DATABASE_URL: databaseUrl, TEMPORAL_ADDRESS: stack.temporalAddress, TEMPORAL_NAMESPACE: namespace },
      log: (line) => console.error(`${namespace}: ${line}`),
    });
    try {
      return await work(app.url);
    } finally {
      await app.stop();
    }
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
