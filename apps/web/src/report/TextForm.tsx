import { Alert, App, Button, Form, Input } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../api/problem';
import { type Report, useWriteReport } from '../api/reports';
import { useMe } from '../api/session';
import { useDraft } from '../parts/draft';

interface Texts {
  readonly lead: string;
  readonly demands: string;
}
interface TextFormProps {
  readonly report: Report;
  /** Tells whether there are words that are not saved yet. */
  readonly onTyping: (isTyping: boolean) => void;
}
const MAX = 5000;

/** 导语 and 要求 of a draft; what was typed outlives a crash. */
export function TextForm({ report, onTyping }: TextFormProps) {
  const { t } = useTranslation('report');
  const { message } = App.useApp();
  const me = useMe();
  const saved: Texts = { lead: report.lead, demands: report.demands };
  const draft = useDraft<Texts>(`${me?.id}/report-${report.id}`, saved);
  const write = useWriteReport(report.id);
  const isTyping = draft.value.lead !== report.lead || draft.value.demands !== report.demands;
  useEffect(() => onTyping(isTyping), [isTyping, onTyping]);
  const save = ({ lead, demands }: Texts) => {
    const texts = { lead: lead.trim(), demands: demands.trim() };
    write.mutate(
      { ...texts, rev: report.rev ?? 0 },
      {
        onSuccess: () => {
          draft.change(texts);
          draft.drop();
          void message.success(t('text.saved'));
        },
      },
    );
  };
  return (
    <section className="report-text no-print" aria-labelledby="report-text">
      <h2 id="report-text">{t('text.title')}</h2>
      <Form<Texts>
        layout="vertical"
        initialValues={draft.value}
        onValuesChange={(_, values) => draft.change(values)}
        onFinish={save}
      >
        <Form.Item name="lead" label={t('lead')} extra={t('text.leadHint')}>
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 14 }} maxLength={MAX} lang="zh-CN" />
        </Form.Item>
        <Form.Item name="demands" label={t('demands')} extra={t('text.demandsHint')}>
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 14 }} maxLength={MAX} lang="zh-CN" />
        </Form.Item>
        {write.error && (
          <Alert
            type="error"
            showIcon
            role="alert"
            title={isProblem(write.error) ? write.error.detail : t('crash.text', { ns: 'common' })}
          />
        )}
        <Button htmlType="submit" loading={write.isPending} disabled={!isTyping}>
          {t('text.save')}
        </Button>
      </Form>
    </section>
  );
}
