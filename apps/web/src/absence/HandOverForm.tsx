import { Alert, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { type HandOverScope, leavingOfficers, receiversOf, useOrderHandOver, useTryHandOver } from '../api/absences';
import { ItemSelect } from '../parts/ItemSelect';
import { PeopleSelect } from '../parts/PeopleSelect';
import { useAttempt } from './useAttempt';
import { WorkPreviewTable } from './WorkPreviewTable';

interface Fields {
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly itemCode?: string;
  readonly caseNos?: string;
  readonly reason: string;
}
const SCOPE = ['from', 'to', 'itemCode', 'caseNos'] as const;

/** Only what was chosen; case numbers by lines, blanks or commas. */
function scopeOf({ from, to, itemCode, caseNos = '' }: Omit<Fields, 'reason'>): HandOverScope {
  const named = caseNos.split(/[\s,,]+/).filter(Boolean);
  return {
    from: from[0]!,
    to: to[0]!,
    ...(itemCode !== undefined && { itemCode }),
    ...(named.length > 0 && { caseNos: named }),
  };
}

/** 批量移交: an officer's open cases go to another one, after a look at which. */
export function HandOverForm() {
  const { t } = useTranslation('absence');
  const [form] = Form.useForm<Fields>();
  const trying = useTryHandOver();
  const ordering = useOrderHandOver();
  const attempt = useAttempt();
  const from = Form.useWatch('from', form)?.[0];
  const required = (label: string) => [{ required: true, message: t('required', { label }) }];
  const tryOut = async () => trying.mutate(scopeOf(await form.validateFields([...SCOPE])));
  const submit = (fields: Fields) =>
    ordering.mutate(
      { body: { ...scopeOf(fields), reason: fields.reason }, key: attempt.key() },
      {
        onSuccess: () => {
          attempt.renew();
          trying.reset();
          form.resetFields();
        },
      },
    );
  const failed = ordering.error ?? trying.error;
  return (
    <>
      <h3>{t('handOver.order')}</h3>
      <Form<Fields>
        form={form}
        layout="vertical"
        className="work-form"
        onValuesChange={(changed: Partial<Fields>) => {
          attempt.renew();
          trying.reset();
          ordering.reset();
          if (changed.from) form.setFieldValue('to', undefined);
        }}
        onFinish={submit}
      >
        <Form.Item name="from" label={t('handOver.from')} rules={required(t('handOver.from'))}>
          <PeopleSelect source={leavingOfficers} />
        </Form.Item>
        {from !== undefined && (
          <Form.Item name="to" label={t('handOver.to')} rules={required(t('handOver.to'))}>
            <PeopleSelect key={from} source={receiversOf(from)} />
          </Form.Item>
        )}
        <Form.Item name="itemCode" label={t('handOver.item')}>
          <ItemSelect placeholder={t('handOver.everyItem')} />
        </Form.Item>
        <Form.Item name="caseNos" label={t('handOver.cases')} extra={t('handOver.casesHint')}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={26_000} />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('handOver.reason')}
          rules={[{ required: true, whitespace: true, message: t('required', { label: t('handOver.reason') }) }]}
        >
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        {failed && <Alert type="error" showIcon role="alert" title={failed.message} />}
        {ordering.isSuccess && <Alert type="success" showIcon role="status" title={t('handOver.ordered')} />}
        {trying.data && <WorkPreviewTable preview={trying.data} />}
        <div className="work-acts">
          <Button loading={trying.isPending} onClick={() => void tryOut().catch(() => undefined)}>
            {t('handOver.tryOut')}
          </Button>
          <Button type="primary" htmlType="submit" loading={ordering.isPending}>
            {t('handOver.do')}
          </Button>
        </div>
      </Form>
    </>
  );
}
