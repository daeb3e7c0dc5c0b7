export interface Lock {
  /** What a dead holder had left in it. */
  left?: Record<string, unknown>;
  update(content: Record<string, unknown>): Promise<void>;
  release(): Promise<void>;
}

export function tryLock(folder: string): Promise<Lock | { holder: number }>;
export function withLock<T>(
  folder: string,
  work: (lock: Lock) => Promise<T>,
  options?: { onWait?: (pid: number) => void },
): Promise<T>;
