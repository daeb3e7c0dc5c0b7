import { useTranslation } from 'react-i18next';

export function ItemsPage() {
  const { t } = useTranslation();
  return <h1>{t('nav.items')}</h1>;
}
