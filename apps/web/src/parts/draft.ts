import { useCallback, useState } from 'react';

/** Kept for this tab only, and gone at log-out: drafts may hold personal data. */
const PREFIX = 'tongban.draft.';

function read<T>(key: string, initial: T): T {
  try {
    const kept = sessionStorage.getItem(PREFIX + key);
    return kept === null ? initial : (JSON.parse(kept) as T);
  } catch {
    // Storage is off or holds something else: begin afresh.
    return initial;
  }
}

export interface Draft<T> {
  readonly value: T;
  readonly change: (value: T) => void;
  /** After 完成 and 取消: nothing of it stays. */
  readonly drop: () => void;
}

/**
 * What is being typed, kept over a crash of the page, a reload and a broken connection. `key` names the person, the case
 * and the step, e.g. `prereview/441…/request-supplement`.
 */
export function useDraft<T>(key: string, initial: T): Draft<T> {
  const [value, setValue] = useState(() => read(key, initial));
  const change = useCallback(
    (next: T) => {
      setValue(next);
      try {
        sessionStorage.setItem(PREFIX + key, JSON.stringify(next));
      } catch {
        // Full or off: the text still stands in the page.
      }
    },
    [key],
  );
  const drop = useCallback(() => sessionStorage.removeItem(PREFIX + key), [key]);
  return { value, change, drop };
}
