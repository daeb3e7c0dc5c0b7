import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseFile } from '../api/case';
import { useShortcut } from '../shell/shortcuts';
import { lastList } from '../work/last-list';
import { FILE_TABS, type FileTab } from './tabs';

/** n what is next, 1–5 the tabs, p print, Esc back to the list. */
export function useFileKeys({ caseNo, nextCommand }: CaseFile, open: (tab: FileTab) => void): void {
  const { t } = useTranslation('file');
  const navigate = useNavigate();
  useShortcut(
    'n',
    t('key.next'),
    () => {
      if (nextCommand) void navigate({ to: '/cases/$caseNo/do/$command', params: { caseNo, command: nextCommand } });
    },
    { enabled: nextCommand !== null },
  );
  const [basic, process, materials, form, result] = FILE_TABS;
  useShortcut('1', t('key.tab', { name: t('tab.basic') }), () => open(basic));
  useShortcut('2', t('key.tab', { name: t('tab.process') }), () => open(process));
  useShortcut('3', t('key.tab', { name: t('tab.materials') }), () => open(materials));
  useShortcut('4', t('key.tab', { name: t('tab.form') }), () => open(form));
  useShortcut('5', t('key.tab', { name: t('tab.result') }), () => open(result));
  useShortcut('p', t('key.print'), () => window.print());
  useShortcut('escape', t('key.back'), () => {
    const { queue, search } = lastList();
    void navigate({ to: '/work/$queue', params: { queue }, search });
  });
}
