import { Alert } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../api/problem';

/** Why an application was not taken: the server's sentence and each of its details; the eye and the reader are led to it. */
export function Refusal({ error }: { readonly error: Error | null }) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error) place.current?.scrollIntoView({ block: 'center' });
  }, [error]);
  if (!error) return null;
  const lines = isProblem(error) ? error.errors : [];
  return (
    <div ref={place}>
      <Alert
        type="error"
        showIcon
        role="alert"
        className="application-refusal"
        title={isProblem(error) ? error.detail : t('crash.text')}
        description={
          lines.length > 0 && (
            <ul>
              {lines.map(({ pointer, message }) => (
                <li key={pointer}>{message}</li>
              ))}
            </ul>
          )
        }
      />
    </div>
  );
}
