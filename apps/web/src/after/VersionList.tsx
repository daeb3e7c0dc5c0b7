import { useTranslation } from 'react-i18next';
import type { CaseDocument } from '../api/after';
import { useFormat } from '../format/useFormat';

/** Who made which version when, why, and its hash: nothing was ever overwritten. */
export function VersionList({ document }: { readonly document: CaseDocument }) {
  const { t } = useTranslation('after');
  const format = useFormat();
  return (
    <section className="after-card no-print" aria-labelledby="document-versions">
      <h2 id="document-versions">{t('document.versions')}</h2>
      <ol className="version-list" reversed>
        {document.versions.toReversed().map(({ version, at, by, reason, sm3 }) => (
          <li key={version}>
            <strong>{t('documents.version', { version })}</strong>{' '}
            {version === 1 ? t('document.fromTemplate') : t('document.changed', { by })}{' '}
            <span className="num after-second">{format.instant(at)}</span>
            {reason !== null && <p className="prose">{t('document.reason', { reason })}</p>}
            <p className="after-second version-hash">
              {t('document.hash')} {sm3}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
