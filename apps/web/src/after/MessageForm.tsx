import { Alert, Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { PHONE } from '#libs/domain/case/correctable.js';
import { type Message, type Recipient, useSendMessage } from '../api/after';
import { isProblem } from '../api/problem';
import { useMe } from '../api/session';
import { useDraft } from '../parts/draft';
import { Status } from './Status';

interface MessageFormProps {
  readonly caseNo: string;
  readonly seq: number;
  readonly side: 'applicant' | 'handler';
  readonly recipients: readonly Recipient[];
  /** The last one that went to this side. */
  readonly latest: Message | undefined;
}
interface Values {
  readonly to: string;
  readonly phone: string;
  readonly text: string;
}

/** A number that is masked is shown beside the field, never sent back. */
const isMasked = (phone: string | null): boolean => phone?.includes('*') ?? false;

/** 手机号码 and 短信内容, checked and changed by the officer, and 发送短信; the button stays whatever came of it. */
export function MessageForm({ caseNo, seq, side, recipients, latest }: MessageFormProps) {
  const { t } = useTranslation('after');
  const me = useMe();
  const [form] = Form.useForm<Values>();
  const [first] = recipients as [Recipient];
  const initial: Values = {
    to: first.to,
    phone: first.phone !== null && !isMasked(first.phone) ? first.phone : '',
    text: first.text,
  };
  const draft = useDraft<Values>(`${me?.id}/${caseNo}/after-${seq}-${side}`, initial);
  const send = useSendMessage(caseNo, seq);
  const finish = ({ to, phone, text }: Values) => {
    const number = phone.trim();
    const replaces = latest?.sentBy === null && latest.status === 'failed' ? latest.messageId : undefined;
    send.mutate(
      { seq, to, text: text.trim(), ...(number && { phone: number }), ...(replaces && { replaces }) },
      { onSuccess: draft.drop },
    );
  };
  const known = (to: string | undefined) => recipients.find((one) => one.to === to)?.phone ?? null;
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      className="no-print"
      initialValues={draft.value}
      onValuesChange={(_changed, values) => draft.change(values)}
      onFinish={finish}
      name={`message-${side}`}
    >
      <Form.Item name="to" label={t('messages.recipient')} hidden={side === 'applicant'}>
        <Select options={recipients.map(({ to, name }) => ({ value: to, label: name }))} />
      </Form.Item>
      <Form.Item noStyle dependencies={['to']}>
        {({ getFieldValue }) => {
          const kept = known(getFieldValue('to') as string | undefined);
          return (
            <Form.Item
              name="phone"
              label={t('messages.phone')}
              rules={[{ pattern: PHONE, message: t('messages.phoneWrong') }]}
              extra={
                kept === null
                  ? t('messages.phoneNone')
                  : isMasked(kept)
                    ? t('messages.phoneKept', { phone: kept })
                    : t('messages.phoneHint')
              }
            >
              <Input inputMode="tel" maxLength={25} autoComplete="off" className="num message-phone" />
            </Form.Item>
          );
        }}
      </Form.Item>
      <Form.Item
        name="text"
        label={t('messages.text')}
        rules={[{ required: true, whitespace: true, message: t('messages.textMissing') }]}
      >
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={500} showCount />
      </Form.Item>
      <div className="message-send">
        <Button
          type={latest?.status === 'failed' || !latest ? 'primary' : 'default'}
          htmlType="submit"
          loading={send.isPending}
        >
          {t(latest ? 'messages.resend' : 'messages.send')}
        </Button>
        <div role="status" className="message-outcome">
          {send.error ? (
            <Alert type="error" showIcon title={isProblem(send.error) ? send.error.detail : send.error.message} />
          ) : (
            latest && <Status status={latest.status}>{t(`messages.outcome.${latest.status}`)}</Status>
          )}
        </div>
      </div>
    </Form>
  );
}
