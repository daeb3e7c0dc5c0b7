import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Alert, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Report, reportQuery } from '../api/reports';
import { usePageTitle } from '../app/usePageTitle';
import { useFormat } from '../format/useFormat';
import { LoadFailed } from '../parts/LoadFailed';
import '../work/work.css';
import './report.css';
import { ReportBar } from './ReportBar';
import { ReportPaper } from './ReportPaper';
import { TextForm } from './TextForm';
import { VersionList } from './VersionList';

/** One 通报: a draft to be written and published, or a published one as it was frozen. */
export function ReportPage() {
  const { reportId } = useParams({ from: '/office/report-readers/reports/$reportId' });
  const { data, error, refetch } = useQuery(reportQuery(reportId));
  if (data) return <Opened key={data.id} report={data} />;
  if (error) return <LoadFailed error={error} retry={() => void refetch()} />;
  return <Skeleton active />;
}

function Opened({ report }: { readonly report: Report }) {
  const { t } = useTranslation('report');
  const format = useFormat();
  const [isTyping, setTyping] = useState(false);
  const { title, month, state, isWritable, isIntact, obstacles, computedAt } = report;
  const heading = `${title} ${format.month(month)}`;
  usePageTitle(heading);
  const isDraft = state === 'draft';
  const latest = report.versions.find(({ isLatest }) => isLatest);
  return (
    <div className="reports">
      <p className="no-print">
        <Link to="/reports">{t('back')}</Link>
      </p>
      <h1 className="no-print">{heading}</h1>
      <ReportBar report={report} isTyping={isTyping} />
      <div className="report-notes no-print">
        {!isIntact && <Alert type="error" showIcon role="alert" title={t('damaged')} />}
        {isDraft && (
          <Alert
            type="info"
            showIcon
            title={t('draftNote', { at: format.instant(computedAt) })}
            description={
              obstacles.length > 0 && (
                <ul>
                  {obstacles.map(({ code, message }) => (
                    <li key={code}>{message}</li>
                  ))}
                </ul>
              )
            }
          />
        )}
        {!isDraft && latest && latest.id !== report.id && (
          <Alert
            type="warning"
            showIcon
            title={t('superseded', { version: latest.version })}
            action={
              <Link to="/reports/$reportId" params={{ reportId: latest.id }}>
                {t('showLatest')}
              </Link>
            }
          />
        )}
      </div>
      {isDraft && isWritable && <TextForm report={report} onTyping={setTyping} />}
      <ReportPaper report={report} />
      <VersionList report={report} />
    </div>
  );
}
