import { useTranslation } from 'react-i18next';
import { roleNames } from '#libs/domain/case/role-names.js';
import { isOfficer, useMe } from '../api/session';
import { usePageTitle } from '../app/usePageTitle';
import { useFormat } from '../format/useFormat';
import { ContactForm } from './ContactForm';
import { PasswordForm } from './PasswordForm';
import './account.css';

/** 我的配置 (ORG-15): who one is to the system, own telephones and mail address, own password. */
export function AccountPage() {
  const { t } = useTranslation('account');
  const { language } = useFormat();
  const me = useMe();
  usePageTitle(t('title'));
  if (!me) return null;
  const facts = [
    [t('name'), me.name],
    [t('username'), me.id],
    [t('posts'), roleNames(me.posts.map(({ role }) => role))[language]],
    [t('departments'), me.departmentNames.join(language === 'zh' ? '、' : ', ')],
    [t('window'), me.windowName ?? ''],
  ].filter(([, text]) => text !== '');
  return (
    <div className="account">
      <h1>{t('title')}</h1>
      <section aria-labelledby="account-who">
        <h2 id="account-who">{t('who')}</h2>
        <dl>
          {facts.map(([label, text]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        {isOfficer(me) && <p className="quiet">{t('whoHint')}</p>}
      </section>
      <section aria-labelledby="account-contact">
        <h2 id="account-contact">{t('contact')}</h2>
        <ContactForm me={me} />
      </section>
      <section aria-labelledby="account-password">
        <h2 id="account-password">{t('password')}</h2>
        <PasswordForm username={me.id} />
      </section>
    </div>
  );
}
