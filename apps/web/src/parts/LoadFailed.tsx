import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../api/problem';

/** In place of what could not be loaded: why, and a way on. */
export function LoadFailed({ error, retry }: { readonly error: Error; readonly retry: () => void }) {
  const { t } = useTranslation();
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={isProblem(error) ? error.detail : t('crash.text')}
      action={<Button onClick={retry}>{t('button.retry')}</Button>}
    />
  );
}
