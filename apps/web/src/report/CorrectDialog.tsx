import { useNavigate } from '@tanstack/react-router';
import { Alert, Button, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../api/problem';
import { type Report, useCorrectReport } from '../api/reports';

interface CorrectDialogProps {
  readonly report: Report;
  readonly onClose: () => void;
}

/** 更正: asks why, and opens the draft of the next version. */
export function CorrectDialog({ report, onClose }: CorrectDialogProps) {
  const { t } = useTranslation('report');
  const [form] = Form.useForm<{ reason: string }>();
  const navigate = useNavigate();
  const correct = useCorrectReport(report.id);
  return (
    <Modal
      open
      title={t('correct.title', { version: report.version })}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('button.cancel', { ns: 'common' })}</Button>
          <Button type="primary" loading={correct.isPending} onClick={() => form.submit()}>
            {t('correct.do')}
          </Button>
        </>
      }
    >
      <Form
        form={form}
        layout="vertical"
        onFinish={({ reason }) =>
          correct.mutate(reason.trim(), {
            onSuccess: ({ id }) => void navigate({ to: '/reports/$reportId', params: { reportId: id } }),
          })
        }
      >
        <p>{t('correct.about')}</p>
        <Form.Item
          name="reason"
          label={t('correct.reason')}
          rules={[{ required: true, whitespace: true, message: t('correct.required') }]}
        >
          <Input maxLength={500} autoFocus autoComplete="off" />
        </Form.Item>
        {correct.error && (
          <Alert
            type="error"
            showIcon
            role="alert"
            title={isProblem(correct.error) ? correct.error.detail : t('crash.text', { ns: 'common' })}
          />
        )}
      </Form>
    </Modal>
  );
}
