import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { caseQuery } from '../api/case';
import { useCommand } from '../api/commands';
import { useMe } from '../api/session';
import { usePageTitle } from '../app/usePageTitle';
import { useDraft } from '../parts/draft';
import './applicants.css';
import { RefusalNote } from './RefusalNote';

/** 撤回: says what it means before it is done. */
export function WithdrawPage() {
  const { t } = useTranslation('applicants');
  usePageTitle(t('withdraw.title'));
  const { caseNo } = useParams({ from: '/public/personal/me/cases/$caseNo/withdraw' });
  const { data: file } = useQuery(caseQuery(caseNo));
  const navigate = useNavigate();
  const withdraw = useCommand(caseNo, 'withdraw');
  const reason = useDraft(`${useMe()?.id}/${caseNo}/withdraw`, '');
  const back = { to: '/me/cases/$caseNo', params: { caseNo } } as const;
  const send = async () => {
    await withdraw.mutateAsync({ reason: reason.value.trim() });
    reason.drop();
    await navigate({ ...back, replace: true });
  };
  return (
    <>
      <h1>{t('withdraw.title')}</h1>
      <p>
        {file?.basic.itemName} <span className="case-no second">{caseNo}</span>
      </p>
      <p>{t('withdraw.meaning')}</p>
      <form
        className="narrow-form"
        onSubmit={(event) => {
          event.preventDefault();
          // The refusal stands in withdraw.error.
          send().catch(() => undefined);
        }}
      >
        <label>
          {t('withdraw.reason')}
          <textarea
            className="plain-input"
            rows={4}
            maxLength={2000}
            required
            value={reason.value}
            onChange={(event) => reason.change(event.currentTarget.value)}
          />
        </label>
        <RefusalNote error={withdraw.error} />
        <button type="submit" className="plain-button danger" disabled={withdraw.isPending}>
          {t('withdraw.send')}
        </button>
        <Link {...back} onClick={reason.drop}>
          {t('withdraw.keep')}
        </Link>
      </form>
    </>
  );
}
