import { Button, Result } from 'antd';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../api/problem';
import { BackLink } from './BackLink';

interface CaseFailedProps {
  readonly error: Error;
  readonly caseNo: string;
  readonly retry: () => void;
}

/** No such case, or none that this person may know of; or the server did not answer. */
export function CaseFailed({ error, caseNo, retry }: CaseFailedProps) {
  const { t } = useTranslation('file');
  const { t: common } = useTranslation();
  const isUnknown = isProblem(error) && error.status === 404;
  return (
    <div role="alert">
      <Result
        status={isUnknown ? '404' : 'warning'}
        title={<h1 className="failed-title">{t(isUnknown ? 'failed.notFound' : 'failed.title')}</h1>}
        subTitle={
          <>
            <p>{isUnknown ? t('failed.notFoundHint') : error.message}</p>
            <p className="failed-no">{caseNo}</p>
          </>
        }
        extra={
          <>
            {!isUnknown && (
              <Button type="primary" onClick={retry}>
                {common('button.retry')}
              </Button>
            )}
            <BackLink />
          </>
        }
      />
    </div>
  );
}
