import { useTranslation } from 'react-i18next';
import { DELIVERY_METHODS } from '#libs/domain/terms/index.js';
import type { CaseFile } from '../api/case';
import { useSettings } from '../app/settings';
import { termName } from '../format/terms';
import { useFormat } from '../format/useFormat';

/** Decision, licence and delivery; with a refusal its reason and what may be done against it. */
export function MyResult({ file }: { readonly file: CaseFile }) {
  const { t } = useTranslation('applicants');
  const { language } = useSettings();
  const format = useFormat();
  const { result } = file;
  const { licence, dispatch, remedies } = result;
  if (!result.decision && !result.reason && !result.closedAt) return null;
  const facts: readonly (readonly [string, string | null | undefined])[] = [
    [t('result.decision'), result.decision && t(`result.${result.decision}`)],
    [t('progress.decided'), result.decidedAt && format.instant(result.decidedAt)],
    [t('result.reason'), result.reason],
    [t('result.licence'), licence && `${licence.licenceName} ${licence.licenceNo}`],
    [t('guide.delivery'), termName(DELIVERY_METHODS, result.delivery.method, language)],
    [t('result.tracking'), dispatch && `${dispatch.carrier} ${dispatch.trackingNo}`],
    [t('progress.closed'), result.closedAt && format.instant(result.closedAt)],
    [t('result.review'), remedies?.review],
    [t('result.lawsuit'), remedies?.lawsuit],
  ];
  return (
    <section>
      <h2>{t('result.title')}</h2>
      <dl className="fact-table">
        {facts
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd className="prose">{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
