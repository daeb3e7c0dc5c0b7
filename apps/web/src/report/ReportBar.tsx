import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { downloadSheet } from '../api/download';
import { type Report, useComputeReport, useDiscardReport } from '../api/reports';
import { useWentWrong } from '../app/useWentWrong';
import { CorrectDialog } from './CorrectDialog';
import { PublishDialog } from './PublishDialog';

interface ReportBarProps {
  readonly report: Report;
  /** Words stand in the form that are not saved yet. */
  readonly isTyping: boolean;
}

/** What may be done with the report: everything with a draft, and with a published one only reading and correcting. */
export function ReportBar({ report, isTyping }: ReportBarProps) {
  const { t } = useTranslation('report');
  const navigate = useNavigate();
  const wentWrong = useWentWrong();
  const [dialog, setDialog] = useState<'publish' | 'correct'>();
  const { id, state, isWritable, region, month, version, versions } = report;
  const compute = useComputeReport(id);
  const discard = useDiscardReport(id);
  const pdf = useMutation({
    mutationFn: () =>
      downloadSheet(
        `/api/v1/reports/${encodeURIComponent(id)}/pdf`,
        {},
        `report-${region.code}-${month}-v${version}.pdf`,
      ),
    onError: wentWrong,
  });
  const isDraft = state === 'draft';
  const isLatest = versions[0]?.id === id;
  return (
    <div className="report-bar no-print" role="toolbar" aria-label={t('acts')}>
      {isDraft && isWritable && (
        <>
          <Button type="primary" onClick={() => setDialog('publish')}>
            {t('publish.open')}
          </Button>
          <Button loading={compute.isPending} onClick={() => compute.mutate(undefined, { onError: wentWrong })}>
            {t('compute')}
          </Button>
        </>
      )}
      {!isDraft && isWritable && isLatest && <Button onClick={() => setDialog('correct')}>{t('correct.open')}</Button>}
      <Button icon={<DownloadOutlined aria-hidden />} loading={pdf.isPending} onClick={() => pdf.mutate()}>
        {t('pdf')}
      </Button>
      <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
        {t('button.print', { ns: 'common' })}
      </Button>
      {isDraft && isWritable && (
        <Popconfirm
          title={t('discard.confirm')}
          okText={t('discard.do')}
          cancelText={t('button.cancel', { ns: 'common' })}
          onConfirm={() =>
            discard.mutate(undefined, { onSuccess: () => void navigate({ to: '/reports' }), onError: wentWrong })
          }
        >
          <Button danger loading={discard.isPending}>
            {t('discard.do')}
          </Button>
        </Popconfirm>
      )}
      {dialog === 'publish' && (
        <PublishDialog report={report} isTyping={isTyping} onClose={() => setDialog(undefined)} />
      )}
      {dialog === 'correct' && <CorrectDialog report={report} onClose={() => setDialog(undefined)} />}
    </div>
  );
}
