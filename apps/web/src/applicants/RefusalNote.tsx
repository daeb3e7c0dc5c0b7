import { useTranslation } from 'react-i18next';
import { isProblem } from '../api/problem';

/** Why an act was refused, beside its button. */
export function RefusalNote({ error }: { readonly error: Error | null }) {
  const { t } = useTranslation();
  if (!error) return null;
  return (
    <p role="alert" className="alert">
      {isProblem(error) ? error.detail : t('crash.text')}
    </p>
  );
}
