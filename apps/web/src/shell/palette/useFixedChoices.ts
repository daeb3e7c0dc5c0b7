import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { countsQuery } from '../../api/lists';
import { type Me, useSignOut } from '../../api/session';
import { changeSettings, type Look, useSettings } from '../../app/settings';
import { MENU_QUEUES } from '../../work/queues';
import { worksAtWindow } from '../OfficeMenu';

/** One line of the palette. */
export interface Choice {
  readonly id: string;
  readonly kind: 'queue' | 'page' | 'action' | 'case';
  readonly label: string;
  readonly note?: string;
  readonly run: () => void;
}

const LOOKS: readonly Look[] = ['light', 'dark', 'system'];

/** Queues, pages and actions: what is there whatever is typed. */
export function useFixedChoices(me: Me, onHelp: () => void): Choice[] {
  const { t } = useTranslation(['work', 'common']);
  const navigate = useNavigate();
  const signOut = useSignOut();
  const { language } = useSettings();
  const { data: counts } = useQuery(countsQuery);
  const queues = MENU_QUEUES.map((queue): Choice => ({
    id: queue,
    kind: 'queue',
    label: t(`queue.${queue}`),
    ...(counts && { note: String(counts[queue]) }),
    run: () => void navigate({ to: '/work/$queue', params: { queue } }),
  }));
  const page = (label: string, to: '/intake' | '/progress' | '/account'): Choice => ({
    id: to,
    kind: 'page',
    label,
    run: () => void navigate({ to }),
  });
  const action = (id: string, label: string, run: () => void): Choice => ({ id, kind: 'action', label, run });
  return [
    ...queues,
    ...(worksAtWindow(me) ? [page(t('menu.intake'), '/intake')] : []),
    page(t('menu.progress'), '/progress'),
    page(t('common:user.account'), '/account'),
    action('language', t('common:language.toggle'), () =>
      changeSettings({ language: language === 'zh' ? 'en' : 'zh' }),
    ),
    ...LOOKS.map((look) =>
      action(look, `${t('common:look.label')}: ${t(`common:look.${look}`)}`, () => changeSettings({ look })),
    ),
    action('help', t('shortcut.title'), onHelp),
    action('sign-out', t('common:user.signOut'), () => void signOut()),
  ];
}
