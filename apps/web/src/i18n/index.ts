import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { settings, subscribeSettings } from '../app/settings';
import common from './zh/common.json';

const files = import.meta.glob<Record<string, unknown>>(['./{zh,en}/*.json', '!./zh/common.json'], {
  import: 'default',
});

/** Words are fetched by language and namespace, when a page first needs them; those every Chinese page needs are at hand. */
const words: BackendModule = {
  type: 'backend',
  init() {},
  read(language, namespace, done) {
    const load = files[`./${language}/${namespace}.json`];
    if (!load) return done(new Error(`No words for ${language}/${namespace}`), null);
    load().then(
      (found) => done(null, found),
      (error: unknown) => done(error as Error, null),
    );
  },
};

export async function startI18n(): Promise<void> {
  await i18next
    .use(words)
    .use(initReactI18next)
    .init({
      lng: settings().language,
      resources: { zh: { common } },
      partialBundledLanguages: true,
      fallbackLng: false,
      ns: ['common'],
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      returnNull: false,
    });
  const nameLanguage = () => {
    document.documentElement.lang = i18next.language === 'zh' ? 'zh-CN' : 'en';
  };
  nameLanguage();
  i18next.on('languageChanged', nameLanguage);
  subscribeSettings(() => void i18next.changeLanguage(settings().language));
}
