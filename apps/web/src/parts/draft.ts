import { useCallback, useState } from 'react';

/** Kept for this tab only, and gone at log-out: drafts may hold personal data. */
const PREFIX = 'tongban.draft.';

/** What was kept under `key`, which names the person, the case and the step. */
export function keptDraft<T>(key: string): T | undefined {
  try {
    const kept = sessionStorage.getItem(PREFIX + key);
    return kept === null ? undefined : (JSON.parse(kept) as T);
  } catch {
    // Storage is off or holds something else: begin afresh.
    return undefined;
  }
}

export function keepDraft(key: string, value: unknown): void {
  try {
    sessionStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // Full or off: the text still stands in the page.
  }
}

/** After 完成 and 取消: nothing of it stays. */
export const dropDraft = (key: string): void => sessionStorage.removeItem(PREFIX + key);

export interface Draft<T> {
  readonly value: T;
  readonly change: (value: T) => void;
  readonly drop: () => void;
}

/**
 * What is being typed, kept over a crash of the page, a reload and a broken connection. `key` names the person, the case
 * and the step, e.g. `prereview/441…/request-supplement`.
 */
export function useDraft<T>(key: string, initial: T): Draft<T> {
  const [value, setValue] = useState(() => keptDraft<T>(key) ?? initial);
  const change = useCallback(
    (next: T) => {
      setValue(next);
      keepDraft(key, next);
    },
    [key],
  );
  const drop = useCallback(() => dropDraft(key), [key]);
  return { value, change, drop };
}
