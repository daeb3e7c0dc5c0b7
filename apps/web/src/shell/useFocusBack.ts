import { useEffect, useRef } from 'react';

const main = (): HTMLElement | null => document.getElementById('main');

/**
 * Gives the focus back when a dialog that was just taken off the page closes: to what held it when the answered function
 * was called, or where that is gone, to `otherwise`.
 */
export function useFocusBack(isOpen: boolean, otherwise: () => HTMLElement | null = main): () => void {
  const opener = useRef<Element>(null);
  useEffect(() => {
    const from = opener.current;
    if (isOpen || from === null) return;
    opener.current = null;
    if (document.activeElement !== document.body) return;
    const target = from instanceof HTMLElement && from.isConnected && from !== document.body ? from : otherwise();
    target?.focus();
  }, [isOpen, otherwise]);
  return () => {
    opener.current = document.activeElement;
  };
}
