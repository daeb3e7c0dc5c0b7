import { Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/session';
import { changeSettings, useSettings } from '../app/settings';

/** Header and frame of the applicants' pages. Plain: it is the first thing a phone loads. */
export function PublicShell() {
  const { t } = useTranslation();
  const { language } = useSettings();
  const me = useMe();
  return (
    <>
      <a className="skip-link visually-hidden" href="#main">
        {t('skip')}
      </a>
      <header className="no-print public-header">
        <Link to="/items">{t('product')}</Link>
        <nav aria-label={t('product')}>
          <button
            type="button"
            className="plain-link"
            lang={language === 'zh' ? 'en' : 'zh-CN'}
            onClick={() => changeSettings({ language: language === 'zh' ? 'en' : 'zh' })}
          >
            {t('language.toggle')}
          </button>
          {me ? <Link to="/me">{t('nav.myCases')}</Link> : <Link to="/login">{t('nav.login')}</Link>}
        </nav>
      </header>
      <main id="main" className="public-main" tabIndex={-1}>
        <Outlet />
      </main>
    </>
  );
}
