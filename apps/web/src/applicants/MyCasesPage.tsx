import { useTranslation } from 'react-i18next';

export function MyCasesPage() {
  const { t } = useTranslation();
  return <h1>{t('nav.myCases')}</h1>;
}
