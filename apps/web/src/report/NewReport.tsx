import { useNavigate } from '@tanstack/react-router';
import { Alert, Button, Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type ReportList, useStartReport } from '../api/reports';
import { isProblem } from '../api/problem';
import { dayOf } from '../format/day';
import { useFormat } from '../format/useFormat';

/** How many months back a report may be started from here. */
const MONTHS = 24;

/** The month that is `back` months before the one of `day`, YYYY-MM. */
function monthBefore(day: string, back: number): string {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - back;
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}

/** Region and month of the next report; the month that ended last is the usual one. */
export function NewReport({ regions }: { readonly regions: ReportList['regions'] }) {
  const { t } = useTranslation('report');
  const format = useFormat();
  const navigate = useNavigate();
  const start = useStartReport();
  const today = dayOf(new Date().toISOString());
  const months = Array.from({ length: MONTHS }, (_, back) => monthBefore(today, back));
  return (
    <section aria-labelledby="report-new" className="no-print">
      <h2 id="report-new">{t('new.title')}</h2>
      <Form
        layout="inline"
        className="report-new"
        initialValues={{ region: regions[0]?.code, month: months[1] }}
        onFinish={(body: { region: string; month: string }) =>
          start.mutate(body, {
            onSuccess: ({ id }) => void navigate({ to: '/reports/$reportId', params: { reportId: id } }),
          })
        }
      >
        <Form.Item name="region" label={t('region')}>
          <Select options={regions.map(({ code, name }) => ({ value: code, label: name }))} />
        </Form.Item>
        <Form.Item name="month" label={t('month')}>
          <Select options={months.map((month) => ({ value: month, label: format.month(month) }))} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={start.isPending}>
          {t('new.start')}
        </Button>
      </Form>
      {start.error && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={isProblem(start.error) ? start.error.detail : t('crash.text', { ns: 'common' })}
        />
      )}
    </section>
  );
}
