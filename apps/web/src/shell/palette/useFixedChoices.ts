import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { countsQuery } from '../../api/lists';
import { usePreferences } from '../../api/preferences';
import {
  keepsCalendars,
  type Me,
  readsReports,
  seesAbsences,
  seesRules,
  useSignOut,
  watchesOver,
} from '../../api/session';
import { changeSettings, type Look, useSettings } from '../../app/settings';
import { useWentWrong } from '../../app/useWentWrong';
import { isMenuQueue, MENU_QUEUES } from '../../work/queues';
import { filterOfText } from '../../work/search';
import { worksAtWindow } from '../OfficeMenu';

/** One line of the palette. */
export interface Choice {
  readonly id: string;
  readonly kind: 'queue' | 'saved' | 'page' | 'action' | 'case';
  readonly label: string;
  readonly note?: string;
  readonly run: () => void;
}

type Page =
  | '/intake'
  | '/progress'
  | '/account'
  | '/calendars'
  | '/reports'
  | '/rules'
  | '/absences'
  | '/supervision'
  | '/supervision/due'
  | '/supervision/urges'
  | '/supervision/absence'
  | '/supervision/board'
  | '/statistics';
const LOOKS: readonly Look[] = ['light', 'dark', 'system'];

/** Queues, pages and actions: what is there whatever is typed. */
export function useFixedChoices(me: Me, onHelp: () => void): Choice[] {
  const { t } = useTranslation(['work', 'common']);
  const navigate = useNavigate();
  const signOut = useSignOut();
  const wentWrong = useWentWrong();
  const { language } = useSettings();
  const { savedFilters } = usePreferences();
  const { data: counts } = useQuery(countsQuery);
  const queues = MENU_QUEUES.map((queue): Choice => ({
    id: queue,
    kind: 'queue',
    label: t(`queue.${queue}`),
    ...(counts && { note: String(counts[queue]) }),
    run: () => void navigate({ to: '/work/$queue', params: { queue } }),
  }));
  const saved = savedFilters.flatMap(({ id, name, queue, search }): Choice[] =>
    isMenuQueue(queue)
      ? [
          {
            id,
            kind: 'saved',
            label: name,
            note: t(`queue.${queue}`),
            run: () => void navigate({ to: '/work/$queue', params: { queue }, search: filterOfText(search) }),
          },
        ]
      : [],
  );
  const page = (label: string, to: Page): Choice => ({
    id: to,
    kind: 'page',
    label,
    run: () => void navigate({ to }),
  });
  const action = (id: string, label: string, run: () => void): Choice => ({ id, kind: 'action', label, run });
  return [
    ...queues,
    ...saved,
    ...(worksAtWindow(me) ? [page(t('menu.intake'), '/intake')] : []),
    ...(seesAbsences(me) ? [page(t('menu.absences'), '/absences')] : []),
    ...(watchesOver(me)
      ? [
          page(t('menu.supervision'), '/supervision'),
          page(t('menu.due'), '/supervision/due'),
          page(t('menu.urges'), '/supervision/urges'),
          page(t('menu.absence'), '/supervision/absence'),
          page(t('menu.board'), '/supervision/board'),
          page(t('menu.statistics'), '/statistics'),
        ]
      : []),
    ...(readsReports(me) ? [page(t('menu.reports'), '/reports')] : []),
    ...(seesRules(me) ? [page(t('menu.rules'), '/rules')] : []),
    ...(keepsCalendars(me) ? [page(t('menu.calendars'), '/calendars')] : []),
    page(t('menu.progress'), '/progress'),
    page(t('common:user.account'), '/account'),
    action('language', t('common:language.toggle'), () =>
      changeSettings({ language: language === 'zh' ? 'en' : 'zh' }),
    ),
    ...LOOKS.map((look) =>
      action(look, `${t('common:look.label')}: ${t(`common:look.${look}`)}`, () => changeSettings({ look })),
    ),
    action('help', t('shortcut.title'), onHelp),
    action('sign-out', t('common:user.signOut'), () => void signOut().catch(wentWrong)),
  ];
}
