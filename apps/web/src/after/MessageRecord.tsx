import { useTranslation } from 'react-i18next';
import type { Message } from '../api/after';
import { useFormat } from '../format/useFormat';
import { Status } from './Status';

const FAULTS = ['PHONE_UNREACHABLE', 'RECEIVER_TIMEOUT'] as const;

/** One message as it was sent: status, number, channels, text, and each try with time and outcome (MSG-03). */
export function MessageRecord({ message }: { readonly message: Message }) {
  const { t } = useTranslation('after');
  const format = useFormat();
  const { status, name, phone, channels, text, sentBy, createdAt, tries } = message;
  const by = sentBy === null ? t('messages.automatic') : t('messages.writtenBy', { by: sentBy });
  const reason = (code: string | null) => {
    const known = FAULTS.find((fault) => fault === code);
    return known ? t(`messages.fault.${known}`) : t('messages.fault.other', { code });
  };
  return (
    <li>
      <div className="message-head">
        <Status status={status}>{t(`messages.status.${status}`)}</Status>
        <span>{t('messages.to', { name })}</span>
        {phone !== null && <span className="num">{phone}</span>}
      </div>
      <p className="prose message-text">{text}</p>
      <p className="after-second">
        {by} · <span className="num">{format.short(createdAt)}</span> ·{' '}
        {channels
          .map((channel) => t(`messages.channel.${channel as 'sms'}`))
          .join(format.language === 'zh' ? '、' : ', ')}
      </p>
      {tries.length > 0 && (
        <details>
          <summary>{t('messages.tries', { count: tries.length })}</summary>
          <ol className="message-tries">
            {tries.map(({ at, outcome, detail }, i) => (
              <li key={i}>
                {t('messages.try', { no: i + 1 })} <span className="num">{format.instant(at)}</span>{' '}
                {outcome === 'done' ? t('messages.tryDone') : t('messages.tryFailed', { reason: reason(detail) })}
              </li>
            ))}
          </ol>
        </details>
      )}
    </li>
  );
}
