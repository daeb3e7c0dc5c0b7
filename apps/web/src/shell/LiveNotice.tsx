import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { LiveLine } from '../api/live';

const BACK_FOR_MS = 6_000;

/** Holds the page's one live line, and says when it breaks and when it is back. */
export function LiveNotice() {
  const { t } = useTranslation('work');
  const client = useQueryClient();
  const [line] = useState(() => new LiveLine(client));
  useEffect(() => line.start(), [line]);
  const state = useSyncExternalStore(line.subscribe, line.state);
  const [shown, setShown] = useState<'nothing' | 'lost' | 'back'>('nothing');
  if (state === 'lost' && shown !== 'lost') setShown('lost');
  if (state === 'live' && shown === 'lost') setShown('back');
  useEffect(() => {
    if (shown !== 'back') return;
    const timer = window.setTimeout(() => setShown('nothing'), BACK_FOR_MS);
    return () => window.clearTimeout(timer);
  }, [shown]);
  return (
    <div role="status" className={`live-notice no-print is-${shown}`}>
      {shown === 'lost' && (
        <>
          {t('live.lost')}
          <button type="button" className="plain-link" onClick={line.retry}>
            {t('live.retry')}
          </button>
        </>
      )}
      {shown === 'back' && t('live.back')}
    </div>
  );
}
