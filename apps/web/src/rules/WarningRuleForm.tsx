import { Alert, Button, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type DefaultWarning, type NewWarningRule, usePutWarningRule } from '../api/rules';
import { type Scope, ScopeFields, scopeOf } from './ScopeFields';

const UNITS = ['working_day', 'hour', 'percent'] as const;
interface Fields extends Scope {
  readonly clock: string;
  readonly alarm: 'warning' | 'limit' | 'late';
  readonly unit: (typeof UNITS)[number] | 'never';
  readonly value?: number;
  readonly basis: string;
}

/** Sets a rule; one for the same clock, alarm and scope is replaced, and running cases follow at once. */
export function WarningRuleForm({ defaults }: { readonly defaults: readonly DefaultWarning[] }) {
  const { t } = useTranslation('rules');
  const [form] = Form.useForm<Fields>();
  const putting = usePutWarningRule();
  const clock = Form.useWatch('clock', form);
  const unit = Form.useWatch('unit', form);
  const alarms = defaults.find((one) => one.clock === clock)?.alarms ?? ['warning'];
  const required = (label: string) => [{ required: true, message: t('required', { label }) }];
  const submit = ({ unit: chosen, value, basis, clock: kind, alarm, ...scope }: Fields) =>
    putting.mutate(
      {
        clock: kind,
        alarm,
        basis,
        ...scopeOf(scope),
        ...(chosen !== 'never' && { threshold: { unit: chosen, value } }),
      } as NewWarningRule,
      { onSuccess: () => form.resetFields() },
    );
  return (
    <>
      <h3>{t('warning.add')}</h3>
      <Form<Fields>
        form={form}
        layout="vertical"
        className="rule-form"
        initialValues={{ alarm: 'warning', unit: 'working_day' }}
        onFinish={submit}
      >
        <Form.Item name="clock" label={t('warning.clock')} rules={required(t('warning.clock'))}>
          <Select
            options={defaults.map(({ clock: value, name }) => ({ value, label: name }))}
            onChange={() => form.setFieldValue('alarm', 'warning')}
          />
        </Form.Item>
        <Form.Item name="alarm" label={t('warning.what')} rules={required(t('warning.what'))}>
          <Select options={alarms.map((value) => ({ value, label: t(`alarm.${value as 'warning'}`) }))} />
        </Form.Item>
        <div className="threshold">
          <Form.Item name="unit" label={t('threshold.unit')}>
            <Select options={[...UNITS, 'never' as const].map((value) => ({ value, label: t(`unit.${value}`) }))} />
          </Form.Item>
          {unit !== 'never' && (
            <Form.Item name="value" label={t('threshold.label')} rules={required(t('threshold.label'))}>
              <InputNumber min={1} max={2000} precision={0} />
            </Form.Item>
          )}
        </div>
        <ScopeFields />
        <Form.Item
          name="basis"
          label={t('warning.basis')}
          rules={[{ required: true, whitespace: true, message: t('required', { label: t('warning.basis') }) }]}
        >
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        {putting.error && <Alert type="error" showIcon role="alert" title={putting.error.message} />}
        {putting.data && (
          <Alert type="success" showIcon role="status" title={t('warning.set', { count: putting.data.cases })} />
        )}
        <Button type="primary" htmlType="submit" loading={putting.isPending}>
          {t('warning.put')}
        </Button>
      </Form>
    </>
  );
}
