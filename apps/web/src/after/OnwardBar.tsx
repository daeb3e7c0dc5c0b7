import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { nextCaseQuery } from '../api/after';

/** 返回档案 (MSG-06) and 下一件: on with the caller's 待办 list. */
export function OnwardBar({ caseNo }: { readonly caseNo: string }) {
  const { t } = useTranslation('after');
  const navigate = useNavigate();
  const { data: next } = useQuery(nextCaseQuery(caseNo));
  const toFile = (of: string) => void navigate({ to: '/cases/$caseNo', params: { caseNo: of } });
  return (
    <div className="action-bar no-print">
      <Button onClick={() => toFile(caseNo)}>{t('next.file')}</Button>
      {next === null ? (
        <Button type="primary" onClick={() => void navigate({ to: '/work/$queue', params: { queue: 'todo' } })}>
          {t('next.empty')}
        </Button>
      ) : (
        <Button
          type="primary"
          disabled={!next}
          {...(next && { title: t('next.caseNamed', { name: `${next.itemName} ${next.caseNo}` }) })}
          onClick={() => next && toFile(next.caseNo)}
        >
          {t('next.case')}
        </Button>
      )}
    </div>
  );
}
