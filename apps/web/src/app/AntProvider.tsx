import { App as AntApp, ConfigProvider } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { antLocale, type AntLocale } from '../i18n/ant-locale';
import { LoadingPage } from './LoadingPage';
import { useDark, useSettings } from './settings';
import { themeOf } from './theme';

/** Ant Design with our theme and language, around every page that uses it. */
export function AntProvider({ children }: { readonly children: ReactNode }) {
  const { language } = useSettings();
  const isDark = useDark();
  const [locale, setLocale] = useState<AntLocale>();
  useEffect(() => {
    void antLocale(language).then(setLocale);
  }, [language]);
  // A locale that came later would build everything below anew, and what was typed there would be gone.
  if (!locale) return <LoadingPage />;
  return (
    <ConfigProvider locale={locale} theme={themeOf(isDark)} button={{ autoInsertSpace: false }}>
      <AntApp>{children}</AntApp>
    </ConfigProvider>
  );
}
