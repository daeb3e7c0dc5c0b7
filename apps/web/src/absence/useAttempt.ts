import { useRef } from 'react';
import { newKey } from '../api/client';

/** The key of one attempt: the same when it is sent again as it is, another once it succeeded or says something else. */
export function useAttempt(): { readonly key: () => string; readonly renew: () => void } {
  const key = useRef<string | undefined>(undefined);
  return {
    key: () => (key.current ??= newKey()),
    renew: () => (key.current = undefined),
  };
}
