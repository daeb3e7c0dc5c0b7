import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { SchemaFields } from '../parts/SchemaFields';
import type { StepFieldsProps } from './step';

/** 业务表格: what the applicant filled in online is verified, else the staff enter it (ACC-13, ACC-14). */
export function AcceptanceForm({ file }: StepFieldsProps) {
  const { t } = useTranslation('steps');
  const source = file.formSource === 'online' ? 'online' : 'window';
  return (
    <>
      <h2>{t('form.title')}</h2>
      <Alert type="info" showIcon title={t(`form.${source}`)} description={t('form.previous')} className="step-note" />
      <SchemaFields fields={file.form} name={['form']} />
    </>
  );
}
