import { Alert, Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { absentOfficers, deputiesOf, type NewAbsence, useNameAbsence, useTryAbsence } from '../api/absences';
import { type Me, worksOnCases } from '../api/session';
import { dayOf } from '../format/day';
import { DayInput } from '../parts/DayInput';
import { PeopleSelect } from '../parts/PeopleSelect';
import { useAttempt } from './useAttempt';
import { WorkPreviewTable } from './WorkPreviewTable';

interface Fields {
  readonly officer?: readonly string[];
  readonly deputy: readonly string[];
  readonly firstDay: string;
  readonly lastDay: string;
}
interface AbsenceFormProps {
  readonly me: Me;
  /** Also for others. */
  readonly mayArrange: boolean;
}

/** Names an absence and its deputy, after a look at what would go over. */
export function AbsenceForm({ me, mayArrange }: AbsenceFormProps) {
  const { t } = useTranslation('absence');
  const [form] = Form.useForm<Fields>();
  const trying = useTryAbsence();
  const naming = useNameAbsence();
  const attempt = useAttempt();
  const chosen = Form.useWatch('officer', form)?.[0];
  const officer = chosen ?? (worksOnCases(me) ? me.id : undefined);
  const required = (label: string) => [{ required: true, message: t('required', { label }) }];
  const bodyOf = ({ deputy, firstDay, lastDay }: Fields): NewAbsence => ({
    ...(officer !== undefined && { officer }),
    deputy: deputy[0]!,
    firstDay,
    lastDay,
  });
  const tryOut = async () => trying.mutate(bodyOf(await form.validateFields()));
  const submit = (fields: Fields) =>
    naming.mutate(
      { body: bodyOf(fields), key: attempt.key() },
      {
        onSuccess: () => {
          attempt.renew();
          trying.reset();
          form.resetFields();
        },
      },
    );
  const failed = naming.error ?? trying.error;
  return (
    <section aria-labelledby="name-absence">
      <h2 id="name-absence">{t('name')}</h2>
      <Form<Fields>
        form={form}
        layout="vertical"
        className="work-form"
        initialValues={{ firstDay: dayOf(new Date().toISOString()) }}
        onValuesChange={(changed: Partial<Fields>) => {
          attempt.renew();
          trying.reset();
          naming.reset();
          if (changed.officer) form.setFieldValue('deputy', undefined);
        }}
        onFinish={submit}
      >
        {mayArrange && (
          <Form.Item
            name="officer"
            label={t('officer')}
            rules={officer === undefined ? required(t('officer')) : []}
            extra={worksOnCases(me) ? t('officerHint') : undefined}
          >
            <PeopleSelect source={absentOfficers} />
          </Form.Item>
        )}
        {officer !== undefined && (
          <Form.Item name="deputy" label={t('deputy')} rules={required(t('deputy'))}>
            <PeopleSelect key={officer} source={deputiesOf(officer)} />
          </Form.Item>
        )}
        <div className="work-days">
          <Form.Item name="firstDay" label={t('firstDay')} rules={required(t('firstDay'))}>
            <DayInput />
          </Form.Item>
          <Form.Item name="lastDay" label={t('lastDay')} rules={required(t('lastDay'))}>
            <DayInput />
          </Form.Item>
        </div>
        {failed && <Alert type="error" showIcon role="alert" title={failed.message} />}
        {naming.isSuccess && <Alert type="success" showIcon role="status" title={t('named')} />}
        {trying.data && <WorkPreviewTable preview={trying.data} />}
        <div className="work-acts">
          <Button loading={trying.isPending} onClick={() => void tryOut().catch(() => undefined)}>
            {t('tryOut')}
          </Button>
          <Button type="primary" htmlType="submit" loading={naming.isPending}>
            {t('nameIt')}
          </Button>
        </div>
      </Form>
    </section>
  );
}
