import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { itemQuery } from '../api/items';
import { useMe } from '../api/session';
import { AntProvider } from '../app/AntProvider';
import { usePageTitle } from '../app/usePageTitle';
import './applicants.css';
import { ApplyForm } from './ApplyForm';
import { useKnownApplicant } from './known-applicant';
import { LoadFailed } from './LoadFailed';

/** 在线申请 (APP-36, 37): step by step, with what is known filled in and what was typed kept. */
export function ApplyPage() {
  const { t } = useTranslation('applicants');
  const { itemCode } = useParams({ from: '/public/personal/apply/$itemCode' });
  const { data: item, error, refetch } = useQuery(itemQuery(itemCode));
  usePageTitle(item?.name ?? '');
  const me = useMe();
  const known = useKnownApplicant();
  if (!item && error) return <LoadFailed error={error} retry={() => void refetch()} />;
  if (!item || !me || !known) return <div className="card placeholder" aria-busy="true" aria-label={t('loading')} />;
  if (!item.handlingForms.includes('online'))
    return (
      <div className="guide">
        <h1>{item.name}</h1>
        <p>{t('guide.windowOnly')}</p>
        <Link to="/items/$itemCode" params={{ itemCode }}>
          {t('apply.toGuide')}
        </Link>
      </div>
    );
  return (
    <AntProvider>
      <ApplyForm key={itemCode} item={item} known={known} draft={`${me.id}/${itemCode}/apply`} />
    </AntProvider>
  );
}
