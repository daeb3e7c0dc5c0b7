import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startStack, type Stack, type StackOptions } from '#scripts/stack/index.mjs';

/** A whole stack on fresh data for as long as `work` runs; nothing of it is left afterwards. */
export async function withOwnStack<T>(
  work: (stack: Stack) => Promise<T>,
  options: Omit<StackOptions, 'home'> = {},
): Promise<T> {
  const home = await mkdtemp(path.join(tmpdir(), 'tongban-own-'));
  try {
    const stack = await startStack({ home, log: (line) => console.error(line), ...options });
    try {
      return await work(stack);
    } finally {
      await stack.stop();
    }
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
