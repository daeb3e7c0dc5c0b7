import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { INTAKE_STATUSES } from './intake-values';

/** 审核状态 and 审核意见 (APP-21). */
export function ReviewFields() {
  const { t } = useTranslation('intake');
  const status = Form.useWatch<string | undefined>('status');
  return (
    <div className="field-grid">
      <Form.Item
        name="status"
        label={t('review.status')}
        extra={status === 'supplement' ? t('review.supplementHint') : undefined}
      >
        <Select options={INTAKE_STATUSES.map((value) => ({ value, label: t(`review.${value}`) }))} />
      </Form.Item>
      <Form.Item name="opinion" label={t('review.opinion')} className="field-wide">
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </div>
  );
}
