import { useEffect } from 'react';

/** A page that goes takes the focus with it: whoever works by keyboard or by ear goes on at the present page's content. */
export function takeLostFocus(): void {
  const isLost = document.activeElement === null || document.activeElement === document.body;
  if (isLost) document.getElementById('main')?.focus({ preventScroll: true });
}

/** For a page that is drawn after its address has changed, when the router has looked already. */
export const useLostFocus = (): void => useEffect(takeLostFocus, []);
