import { useTranslation } from 'react-i18next';
import type { Indicator } from '../api/statistics';

/** What the number is: formula, which cases fall into the period, who asks for it. */
export function Definition({ indicator: { formula, scope, source } }: { readonly indicator: Indicator }) {
  const { t } = useTranslation('statistics');
  return (
    <dl className="definition">
      <div>
        <dt>{t('formula')}</dt>
        <dd>{formula}</dd>
      </div>
      <div>
        <dt>{t('scope')}</dt>
        <dd>{scope}</dd>
      </div>
      {source.length > 0 && (
        <div>
          <dt>{t('source')}</dt>
          <dd>{source.join(' · ')}</dd>
        </div>
      )}
    </dl>
  );
}
