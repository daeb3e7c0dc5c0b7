import { UserOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../api/problem';
import { type Me, useSignOut } from '../api/session';

/** Who is signed in, own data and password, log out (SCR-10, ORG-15, ORG-16). */
export function UserMenu({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  const signOut = useSignOut();
  const { message } = App.useApp();
  const leave = () =>
    signOut().catch((error: unknown) => void message.error(isProblem(error) ? error.detail : t('crash.text')));
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'account', label: <a href="/account">{t('user.account')}</a> },
          { type: 'divider' },
          { key: 'sign-out', label: t('user.signOut'), onClick: () => void leave() },
        ],
      }}
    >
      <Button type="text" icon={<UserOutlined aria-hidden />} aria-label={`${t('user.menu')}: ${me.name}`}>
        {me.name}
      </Button>
    </Dropdown>
  );
}
