import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { caseQuery } from '../api/case';
import { useMe } from '../api/session';
import { CaseFailed } from './CaseFailed';
import { CaseFile } from './CaseFile';
import './file.css';
import './strip.css';
import './print.css';

/** 办件档案: head, next action, clocks and the five tabs, all from one request. */
export function CasePage() {
  const { t } = useTranslation('file');
  const { caseNo } = useParams({ from: '/office/cases/$caseNo' });
  const { data: file, error, refetch } = useQuery(caseQuery(caseNo));
  const me = useMe();
  if (!file && error) return <CaseFailed error={error} caseNo={caseNo} retry={() => void refetch()} />;
  if (!file || !me)
    return (
      <div className="case-file" aria-busy="true" aria-label={t('loading')} role="status">
        <Skeleton active title={{ width: '40%' }} paragraph={{ rows: 2 }} className="file-skeleton-head" />
        <Skeleton.Node active className="file-skeleton-bar" />
        <Skeleton active paragraph={{ rows: 8 }} />
      </div>
    );
  return <CaseFile key={caseNo} file={file} me={me} />;
}
