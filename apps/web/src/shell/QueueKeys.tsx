import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { MENU_QUEUES, type MenuQueue, QUEUES } from '../work/queues';
import { useShortcut } from './shortcuts';

/** g, then a letter: to each queue. */
export const QueueKeys = () => MENU_QUEUES.map((queue) => <QueueKey key={queue} queue={queue} />);

function QueueKey({ queue }: { readonly queue: MenuQueue }) {
  const { t } = useTranslation('work');
  const navigate = useNavigate();
  useShortcut(`g>${QUEUES[queue]}`, t('shortcut.goTo', { place: t(`queue.${queue}`) }), () => {
    void navigate({ to: '/work/$queue', params: { queue } });
  });
  return null;
}
