import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** The first page of a visit begins at its top, as every page of the web does. */
let isFirstPage = true;

/**
 * Names the page in the browser's tab and history. The page before took the focus with it: whoever works by keyboard or
 * by ear goes on at this page's content, unless it has put the focus where its work begins.
 */
export function usePageTitle(title: string): void {
  const { t } = useTranslation();
  const product = t('product');
  useEffect(() => {
    document.title = title === '' ? product : `${title} - ${product}`;
  }, [title, product]);
  useEffect(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (isLost && !isFirstPage) document.getElementById('main')?.focus({ preventScroll: true });
    isFirstPage = false;
  }, []);
}
