import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Report } from '../api/reports';
import { useFormat } from '../format/useFormat';
import { StateTag } from './ReportsPage';

/** Every version of the month's report, where there is more than this one. */
export function VersionList({ report }: { readonly report: Report }) {
  const { t } = useTranslation('report');
  const format = useFormat();
  if (report.versions.length < 2) return null;
  return (
    <section className="no-print" aria-labelledby="report-versions">
      <h2 id="report-versions">{t('versions')}</h2>
      <ul className="report-versions">
        {report.versions.map(({ id, version, reason, signerName, publishedAt, ...line }) => (
          <li key={id}>
            <Link
              to="/reports/$reportId"
              params={{ reportId: id }}
              aria-current={id === report.id ? 'page' : undefined}
            >
              {t('versionName', { version })}
            </Link>{' '}
            <StateTag {...line} />
            {publishedAt !== null && t('signedBy', { by: signerName, at: format.instant(publishedAt) })}
            {reason !== null && <span className="second-line">{reason}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
