import { Link, Outlet } from '@tanstack/react-router';
import { Flex, Layout } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/session';
import { AntProvider } from '../app/AntProvider';
import { PreferenceButtons } from './PreferenceButtons';
import { UserMenu } from './UserMenu';

export const OfficeShell = () => (
  <AntProvider>
    <Frame />
  </AntProvider>
);

function Frame() {
  const { t } = useTranslation();
  const me = useMe();
  if (!me) return null;
  return (
    <Layout style={{ minHeight: '100vh' }}>
      <a className="skip-link visually-hidden" href="#main">
        {t('skip')}
      </a>
      <Layout.Header className="no-print">
        <Flex align="center" justify="space-between" style={{ height: '100%' }}>
          <Link to="/">{t('product')}</Link>
          <Flex align="center">
            <PreferenceButtons />
            <UserMenu me={me} />
          </Flex>
        </Flex>
      </Layout.Header>
      <Layout.Content id="main" role="main" tabIndex={-1} style={{ padding: 16 }}>
        <Outlet />
      </Layout.Content>
    </Layout>
  );
}
