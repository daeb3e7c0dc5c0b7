import { Alert } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Unmet } from './intake-values';

/** Why 受理 is not possible yet: every line at once. */
export function UnmetAlert({ unmet }: { readonly unmet: readonly Unmet[] }) {
  const { t } = useTranslation('intake');
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (unmet.length > 0) place.current?.scrollIntoView({ block: 'center' });
  }, [unmet]);
  if (unmet.length === 0) return null;
  return (
    <div ref={place}>
      <Alert
        type="error"
        showIcon
        role="alert"
        className="application-refusal"
        title={t('unmet.title')}
        description={
          <ul>
            {unmet.map(({ kind, id, name }) => (
              <li key={`${kind}/${id}`}>{t(`unmet.${kind}`, { name })}</li>
            ))}
          </ul>
        }
      />
    </div>
  );
}
