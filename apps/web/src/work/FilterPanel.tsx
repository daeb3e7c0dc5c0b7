import { Button, Form, Input, Select } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { STAGE_INFO, STAGES } from '#libs/domain/case/stage.js';
import { termName } from '../format/terms';
import { useFormat } from '../format/useFormat';
import { DayInput } from '../parts/DayInput';
import { CARD_FILTERS, DAY_FILTERS, filterOf, type QueueFilter } from './search';

interface FilterPanelProps {
  readonly filter: QueueFilter;
  readonly onChange: (filter: QueueFilter) => void;
}

const TYPED = ['itemName', 'caseNo', 'applicant', 'project'] as const;

/** The filters of SCR-03 and SCR-06; what is set goes into the address. */
export function FilterPanel({ filter, onChange }: FilterPanelProps) {
  const { t } = useTranslation('work');
  const { language } = useFormat();
  const [form] = Form.useForm<QueueFilter>();
  useEffect(() => {
    form.resetFields();
    form.setFieldsValue(filter);
  }, [form, filter]);
  return (
    <Form<QueueFilter>
      form={form}
      layout="vertical"
      className="filter-panel"
      aria-label={t('filter.title')}
      onFinish={(values) => onChange(filterOf({ q: filter.q, ...values }))}
    >
      {TYPED.map((name) => (
        <Form.Item key={name} name={name} label={t(`filter.${name}`)}>
          <Input maxLength={100} />
        </Form.Item>
      ))}
      <Form.Item name="stage" label={t('filter.stage')}>
        <Select
          allowClear
          options={STAGES.map((stage) => ({ value: stage, label: termName(STAGE_INFO, stage, language) }))}
        />
      </Form.Item>
      <Form.Item name="card" label={t('filter.card')}>
        <Select allowClear options={CARD_FILTERS.map((card) => ({ value: card, label: t(`card.${card}`) }))} />
      </Form.Item>
      {DAY_FILTERS.map((name) => (
        <Form.Item key={name} name={name} label={t(`filter.${name}`)}>
          <DayInput />
        </Form.Item>
      ))}
      <div className="filter-actions">
        <Button type="primary" htmlType="submit">
          {t('filter.apply')}
        </Button>
        <Button onClick={() => onChange({})}>{t('filter.clear')}</Button>
      </div>
    </Form>
  );
}
