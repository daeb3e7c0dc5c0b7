import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../shell/shortcuts';
import { rowLinks } from './useKeptFocus';

interface ListActions {
  readonly onSelect: (caseNo: string) => void;
  /** Stepped past the last row. */
  readonly onEnd: () => void;
}

const rowOfFocus = (): HTMLElement | null => document.activeElement?.closest<HTMLElement>('tr[data-case]') ?? null;

/** j, k and x in a list, and the arrows once the focus is in it; Enter opens because a row's focus is on its link. */
export function useListKeys(table: RefObject<HTMLTableElement | null>, { onSelect, onEnd }: ListActions): void {
  const { t } = useTranslation('work');
  const step = (by: number) => {
    const links = rowLinks(table.current);
    const row = rowOfFocus();
    const at = row ? links.findIndex((link) => row.contains(link)) + by : by > 0 ? 0 : links.length - 1;
    if (at >= links.length) onEnd();
    links[Math.max(0, Math.min(at, links.length - 1))]?.focus();
  };
  const inList = { when: () => rowOfFocus() !== null };
  useShortcut('j', t('shortcut.next'), () => step(1));
  useShortcut('down', t('shortcut.next'), () => step(1), inList);
  useShortcut('k', t('shortcut.previous'), () => step(-1));
  useShortcut('up', t('shortcut.previous'), () => step(-1), inList);
  useShortcut('x', t('shortcut.select'), () => {
    const caseNo = rowOfFocus()?.dataset.case;
    if (caseNo !== undefined) onSelect(caseNo);
  });
}
