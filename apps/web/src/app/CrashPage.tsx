import type { FallbackProps } from 'react-error-boundary';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../api/problem';

/** Shown instead of a page that crashed. What was being typed is kept (parts/draft) and stands there again. */
export function CrashPage({ error, resetErrorBoundary }: FallbackProps) {
  const { t } = useTranslation();
  return (
    <div className="notice-page" role="alert">
      <h1>{t('crash.title')}</h1>
      <p>{isProblem(error) ? error.detail : t('crash.text')}</p>
      <p>
        <button type="button" className="plain-button" onClick={resetErrorBoundary}>
          {t('crash.again')}
        </button>{' '}
        <a href="/">{t('crash.home')}</a>
      </p>
    </div>
  );
}
