import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { messagesQuery } from '../api/after';
import { LoadFailed } from '../parts/LoadFailed';
import { MessagePanel } from './MessagePanel';

/** 短信回执 (MSG-01 to 04): the applicant and the next handler, each with a text and records of their own. */
export function MessageSection({ caseNo, seq }: { readonly caseNo: string; readonly seq: number }) {
  const { t } = useTranslation('after');
  const { data, error, refetch } = useQuery(messagesQuery(caseNo, seq));
  return (
    <section className="after-card" aria-labelledby="after-messages">
      <h2 id="after-messages">{t('messages.title')}</h2>
      {!data && !error && <Skeleton active />}
      {!data && error && <LoadFailed error={error} retry={() => void refetch()} />}
      {data && (
        <>
          {data.recipients.length === 0 && <p className="after-second">{t('messages.readOnly')}</p>}
          <div className="message-panels">
            <MessagePanel
              caseNo={caseNo}
              seq={seq}
              side="applicant"
              recipients={data.recipients.filter(({ to }) => to === 'applicant')}
              messages={data.messages.filter(({ to }) => to === 'applicant')}
            />
            <MessagePanel
              caseNo={caseNo}
              seq={seq}
              side="handler"
              recipients={data.recipients.filter(({ to }) => to !== 'applicant')}
              messages={data.messages.filter(({ to }) => to !== 'applicant')}
            />
          </div>
        </>
      )}
    </section>
  );
}
