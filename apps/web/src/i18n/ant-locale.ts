import type { ConfigProviderProps } from 'antd';
import dayjs from 'dayjs';
import type { Language } from '../app/settings';

export type AntLocale = NonNullable<ConfigProviderProps['locale']>;

/** Ant Design's own words; English is built in. */
export async function antLocale(language: Language): Promise<AntLocale | undefined> {
  if (language === 'en') {
    dayjs.locale('en');
    return (await import('antd/locale/en_US')).default;
  }
  await import('dayjs/locale/zh-cn');
  dayjs.locale('zh-cn');
  return (await import('antd/locale/zh_CN')).default;
}
