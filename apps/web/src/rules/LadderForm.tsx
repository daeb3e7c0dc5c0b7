import { Alert, Button, Checkbox, Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client';
import { usePutLadderRule } from '../api/rules';
import { type Scope, ScopeFields, scopeOf } from './ScopeFields';

const LEVELS = ['warning', 'yellow', 'red'] as const;
const OFFICER = 'officer';
interface Fields extends Scope {
  readonly level: (typeof LEVELS)[number];
  readonly rungs: readonly string[];
}

/** Sets who hears of a card; a rule for the same card and scope is replaced. */
export function LadderForm({ rungs }: { readonly rungs: Schemas['LadderView']['rungs'] }) {
  const { t } = useTranslation('rules');
  const [form] = Form.useForm<Fields>();
  const putting = usePutLadderRule();
  const submit = ({ level, rungs: chosen, ...scope }: Fields) =>
    putting.mutate(
      // In the order of the ladder, whatever the order of the ticks.
      {
        level,
        rungs: rungs.map(({ id }) => id).filter((id) => chosen.includes(id)),
        ...scopeOf(scope),
      },
      { onSuccess: () => form.resetFields() },
    );
  return (
    <>
      <h3>{t('ladder.add')}</h3>
      <Form<Fields>
        form={form}
        layout="vertical"
        className="rule-form"
        initialValues={{ level: 'yellow', rungs: [OFFICER] }}
        onFinish={submit}
      >
        <Form.Item name="level" label={t('ladder.level')}>
          <Select options={LEVELS.map((value) => ({ value, label: t(`card.${value}`) }))} />
        </Form.Item>
        <Form.Item name="rungs" label={t('ladder.who')}>
          <Checkbox.Group
            options={rungs.map(({ id, name }) => ({ value: id, label: name, disabled: id === OFFICER }))}
          />
        </Form.Item>
        <ScopeFields />
        {putting.error && <Alert type="error" showIcon role="alert" title={putting.error.message} />}
        <Button type="primary" htmlType="submit" loading={putting.isPending}>
          {t('ladder.put')}
        </Button>
      </Form>
    </>
  );
}
