import { Link, Outlet } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../api/problem';
import { isOfficer, useMe, useSignOut } from '../api/session';
import { changeSettings, useSettings } from '../app/settings';

/** Header and frame of the applicants' pages. Plain: it is the first thing a phone loads. */
export function PublicShell() {
  const { t } = useTranslation();
  const { language } = useSettings();
  return (
    <>
      <a className="skip-link visually-hidden" href="#main">
        {t('skip')}
      </a>
      <header className="no-print public-header">
        <Link to="/items">{t('product')}</Link>
        <nav aria-label={t('product')}>
          <Link to="/items">{t('nav.items')}</Link>
          <Link to="/progress">{t('nav.progress')}</Link>
          <OwnLinks />
          <button
            type="button"
            className="plain-link"
            lang={language === 'zh' ? 'en' : 'zh-CN'}
            onClick={() => changeSettings({ language: language === 'zh' ? 'en' : 'zh' })}
          >
            {t('language.toggle')}
          </button>
        </nav>
      </header>
      <main id="main" className="public-main" tabIndex={-1}>
        <Outlet />
      </main>
    </>
  );
}

/** Where the person who is signed in, or nobody, goes from here. */
function OwnLinks() {
  const { t } = useTranslation();
  const me = useMe();
  const signOut = useSignOut();
  const [refusal, setRefusal] = useState('');
  const leave = () =>
    signOut().catch((error: unknown) => setRefusal(isProblem(error) ? error.detail : t('crash.text')));
  if (!me) return <Link to="/login">{t('nav.login')}</Link>;
  return (
    <>
      {isOfficer(me) ? <Link to="/">{t('nav.work')}</Link> : <Link to="/me">{t('nav.myCases')}</Link>}
      <button type="button" className="plain-link" onClick={() => void leave()}>
        {t('user.signOut')}
      </button>
      {refusal && <span role="alert">{refusal}</span>}
    </>
  );
}
