import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { caseQuery } from '../api/case';
import { useMe } from '../api/session';
import { AntProvider } from '../app/AntProvider';
import { usePageTitle } from '../app/usePageTitle';
import './applicants.css';
import { LoadFailed } from './LoadFailed';
import { SupplementForm } from './SupplementForm';

/** 在线补正: what is asked, line by line, and by when (APP-39). */
export function SupplementPage() {
  const { t } = useTranslation('applicants');
  usePageTitle(t('supplement.title'));
  const { caseNo } = useParams({ from: '/public/personal/me/cases/$caseNo/supplement' });
  const { data: file, error, refetch } = useQuery(caseQuery(caseNo));
  const me = useMe();
  if (!file && error) return <LoadFailed error={error} retry={() => void refetch()} />;
  if (!file || !me) return <div className="card placeholder" aria-busy="true" aria-label={t('loading')} />;
  return (
    <article className="guide">
      <nav aria-label={t('guide.path')} className="second no-print">
        <Link to="/me/cases/$caseNo" params={{ caseNo }}>
          {file.basic.itemName}
        </Link>
      </nav>
      <h1>{t('supplement.title')}</h1>
      {file.availableCommands.includes('submit-supplement') ? (
        <AntProvider>
          <SupplementForm file={file} draft={`${me.id}/${caseNo}/submit-supplement`} />
        </AntProvider>
      ) : (
        <p role="status">{t('supplement.notNow', { stage: file.stageName })}</p>
      )}
    </article>
  );
}
