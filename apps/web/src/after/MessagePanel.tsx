import { useTranslation } from 'react-i18next';
import type { Message, Recipient } from '../api/after';
import { MessageForm } from './MessageForm';
import { MessageRecord } from './MessageRecord';

interface MessagePanelProps {
  readonly caseNo: string;
  readonly seq: number;
  readonly side: 'applicant' | 'handler';
  /** To whom the caller may write; none for who only looks on. */
  readonly recipients: readonly Recipient[];
  readonly messages: readonly Message[];
}

/** One side of the messages: what to send, and beneath it what was sent, the latest first. */
export function MessagePanel({ caseNo, seq, side, recipients, messages }: MessagePanelProps) {
  const { t } = useTranslation('after');
  const title = t(`messages.${side}`);
  const latest = messages.at(-1);
  return (
    <section className="message-panel" aria-labelledby={`message-${side}`}>
      <h3 id={`message-${side}`}>{title}</h3>
      {recipients.length > 0 && (
        <MessageForm caseNo={caseNo} seq={seq} side={side} recipients={recipients} latest={latest} />
      )}
      {side === 'handler' && recipients.length === 0 && messages.length === 0 && (
        <p className="after-second">{t('messages.noHandler')}</p>
      )}
      {side === 'applicant' && messages.length === 0 && (
        <p className="after-second">{t('messages.none', { who: title })}</p>
      )}
      {messages.length > 0 && (
        <>
          <h4>{t('messages.records')}</h4>
          <ul className="message-records">
            {messages.toReversed().map((message) => (
              <MessageRecord key={message.messageId} message={message} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
