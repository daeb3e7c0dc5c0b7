import { createFileStore } from '#libs/attachments/index.js';
import { ProblemError } from '#libs/domain/codes/problem.js';
import type { CheckFile } from '#libs/persistence/index.js';

const FAULTS = new Map([
  ['ATTACHMENT_NOT_FOUND', 'missing'],
  ['ATTACHMENT_DAMAGED', 'damaged'],
] as const);

/** Looks at attachments where the API keeps them. */
export async function fileCheck(folder: string): Promise<CheckFile> {
  const store = await createFileStore(folder, Date.now);
  return async (sha256) => {
    try {
      (await store.open(sha256)).stream.destroy();
      return 'sound';
    } catch (error) {
      const fault = error instanceof ProblemError && FAULTS.get(error.code as 'ATTACHMENT_DAMAGED');
      if (!fault) throw error;
      return fault;
    }
  };
}
