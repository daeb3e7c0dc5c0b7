import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** The views of supervision, each at its own address. */
export function SupervisionTabs() {
  const { t } = useTranslation('supervision');
  return (
    <nav className="watch-tabs no-print" aria-label={t('tabs.label')}>
      <Link to="/supervision" activeOptions={{ exact: true, includeSearch: false }}>
        {t('tabs.live')}
      </Link>
      <Link to="/supervision/due" activeOptions={{ includeSearch: false }}>
        {t('tabs.due')}
      </Link>
      <Link to="/supervision/urges" activeOptions={{ includeSearch: false }}>
        {t('tabs.urges')}
      </Link>
      <Link to="/supervision/absence" activeOptions={{ includeSearch: false }}>
        {t('tabs.absence')}
      </Link>
      <Link to="/supervision/board">{t('tabs.board')}</Link>
    </nav>
  );
}
