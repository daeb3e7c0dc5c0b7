import { DownOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { roleNames } from '#libs/domain/case/role-names.js';
import { type Me, useSignOut } from '../api/session';
import { changeSettings, type Look, useSettings } from '../app/settings';
import { useWentWrong } from '../app/useWentWrong';

const LOOKS: readonly Look[] = ['system', 'light', 'dark'];

/** Who is signed in, own data and password, language and look, log out (SCR-10, ORG-15, ORG-16). */
export function UserMenu({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  const { language, look } = useSettings();
  const menu = useRef<HTMLDivElement>(null);
  const signOut = useSignOut();
  const wentWrong = useWentWrong();
  const leave = () => signOut().catch(wentWrong);
  const close = () => menu.current?.hidePopover();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <>
      <button
        type="button"
        className="user-button"
        popoverTarget="user-menu"
        aria-label={`${t('user.menu')}: ${me.name}`}
      >
        <span className="user-name">{me.name}</span>
        <DownOutlined aria-hidden />
      </button>
      <div ref={menu} id="user-menu" popover="auto" className="user-menu">
        <p className="user-who">
          <strong>{me.name}</strong>
          <span>{roleNames(me.posts.map(({ role }) => role))[language]}</span>
        </p>
        <Link to="/account" className="menu-line" onClick={close}>
          {t('user.account')}
        </Link>
        <button
          type="button"
          className="menu-line"
          lang={other === 'en' ? 'en' : 'zh-CN'}
          onClick={() => changeSettings({ language: other })}
        >
          {t('language.toggle')}
        </button>
        <fieldset className="look-choice">
          <legend>{t('look.label')}</legend>
          {LOOKS.map((each) => (
            <label key={each}>
              <input type="radio" name="look" checked={look === each} onChange={() => changeSettings({ look: each })} />
              {t(`look.${each}`)}
            </label>
          ))}
        </fieldset>
        <button type="button" className="menu-line is-last" onClick={() => void leave()}>
          {t('user.signOut')}
        </button>
      </div>
    </>
  );
}
