import type { Lock } from './lock.mjs';

/** Runs `npm ci` in `root` where the packages are missing, half-installed or stale. */
export function ensurePackages(
  root: string,
  options: { log: (line: string) => void; lock: Pick<Lock, 'update'> },
): Promise<void>;
