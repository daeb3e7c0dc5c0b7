import { useTranslation } from 'react-i18next';
import { isProblem } from '../api/problem';

/** Instead of what could not be loaded: why, and a way on. */
export function LoadFailed({ error, retry }: { readonly error: Error; readonly retry: () => void }) {
  const { t } = useTranslation();
  return (
    <div role="alert" className="alert">
      <p>{isProblem(error) ? error.detail : t('crash.text')}</p>
      <button type="button" className="plain-button" onClick={retry}>
        {t('button.retry')}
      </button>
    </div>
  );
}
