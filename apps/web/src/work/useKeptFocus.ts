import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { CaseRow } from '../api/case';

/** The links of a list in their order: what holds the focus in it. */
export const rowLinks = (table: HTMLTableElement | null): HTMLAnchorElement[] => [
  ...(table?.querySelectorAll<HTMLAnchorElement>('tbody a.case-link') ?? []),
];

/**
 * Keeps the focus when its row moves or leaves (a colleague took the case, or it was just done): it goes with the row,
 * or to the neighbour that took its place.
 */
export function useKeptFocus(table: RefObject<HTMLTableElement | null>, rows: readonly CaseRow[]): void {
  const held = useRef<{ readonly caseNo: string; readonly at: number }>(undefined);
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      const row = target instanceof Element ? target.closest<HTMLTableRowElement>('tr[data-case]') : null;
      const isMine = row !== null && table.current?.contains(row);
      // What a dialog over the list holds is given back when it closes.
      if (isMine) held.current = { caseNo: row.dataset.case!, at: row.rowIndex - 1 };
      else if (target instanceof Element && !target.closest('[role="dialog"]')) held.current = undefined;
    };
    document.addEventListener('focusin', onFocus);
    return () => document.removeEventListener('focusin', onFocus);
  }, [table]);
  useLayoutEffect(() => {
    const last = held.current;
    if (!last || document.activeElement !== document.body) return;
    const at = rows.findIndex(({ caseNo }) => caseNo === last.caseNo);
    const links = rowLinks(table.current);
    links.at(Math.min(at < 0 ? last.at : at, links.length - 1))?.focus({ preventScroll: true });
  }, [rows, table]);
}
