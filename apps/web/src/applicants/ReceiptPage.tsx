import { useQuery } from '@tanstack/react-query';
import { Link, useLocation, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { HAND_IN_FORMS } from '#libs/domain/terms/index.js';
import { caseQuery } from '../api/case';
import { useSettings } from '../app/settings';
import { usePageTitle } from '../app/usePageTitle';
import { termName } from '../format/terms';
import { useFormat } from '../format/useFormat';
import './applicants.css';
import { LoadFailed } from './LoadFailed';

/** 回执: number, query password and what was handed in, to keep or print (APP-37, 40). */
export function ReceiptPage() {
  const { t } = useTranslation('applicants');
  usePageTitle(t('receipt.title'));
  const { language } = useSettings();
  const format = useFormat();
  const { caseNo } = useParams({ from: '/public/personal/me/cases/$caseNo/receipt' });
  const { queryPassword } = useLocation().state;
  const { data: file, error, refetch } = useQuery(caseQuery(caseNo));
  if (!file && error) return <LoadFailed error={error} retry={() => void refetch()} />;
  if (!file) return <div className="card placeholder" aria-busy="true" aria-label={t('loading')} />;
  const { basic } = file;
  const facts: readonly (readonly [string, string])[] = [
    [t('receipt.item'), basic.itemName],
    [t('receipt.applicant'), basic.applicant.name],
    [t('progress.submitted'), format.instant(basic.submittedAt)],
    [t('receipt.department'), basic.departmentName],
  ];
  const handedIn = file.materials.filter((material) => material.handedIn !== null);
  return (
    <article className="guide receipt">
      {queryPassword && (
        <p role="status" className="receipt-done no-print">
          {t('receipt.done')}
        </p>
      )}
      <h1>{t('receipt.title')}</h1>
      <dl className="receipt-codes">
        <div>
          <dt>{t('progress.caseNo')}</dt>
          <dd className="case-no">{caseNo}</dd>
        </div>
        <div>
          <dt>{t('progress.password')}</dt>
          <dd>
            {queryPassword ? (
              <strong className="num receipt-password">{queryPassword}</strong>
            ) : (
              t('receipt.passwordGone')
            )}
          </dd>
        </div>
      </dl>
      {queryPassword && <p>{t('receipt.keep')}</p>}
      <dl className="fact-table">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h2>{t('mine.materials')}</h2>
      {handedIn.length === 0 ? (
        <p>{t('receipt.noMaterials')}</p>
      ) : (
        <ol>
          {handedIn.map(({ id, name, handedIn: line }) => (
            <li key={id}>
              {name} <span className="second">{termName(HAND_IN_FORMS, line?.form, language)}</span>
            </li>
          ))}
        </ol>
      )}
      <p className="second">{t('receipt.next')}</p>
      <p className="actions no-print">
        <button type="button" className="plain-button" onClick={() => window.print()}>
          {t('receipt.print')}
        </button>
        <Link to="/me/cases/$caseNo" params={{ caseNo }}>
          {t('receipt.toCase')}
        </Link>
      </p>
    </article>
  );
}
