import { Alert, Button, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../api/problem';
import { type Report, usePublishReport } from '../api/reports';
import { useFormat } from '../format/useFormat';

interface PublishDialogProps {
  readonly report: Report;
  readonly isTyping: boolean;
  readonly onClose: () => void;
}

/** Shows what will be frozen, and asks for a look at it before it is. */
export function PublishDialog({ report, isTyping, onClose }: PublishDialogProps) {
  const { t } = useTranslation('report');
  const format = useFormat();
  const [isChecked, setChecked] = useState(false);
  const publish = usePublishReport(report.id);
  const { region, month, version, corrects, computedAt, indicators, departments, cardCounts, lead, demands } = report;
  const count = (level: 'yellow' | 'red') => cardCounts.reduce((sum, one) => sum + one[level], 0);
  const obstacles = [...report.obstacles.map(({ message }) => message), ...(isTyping ? [t('publish.unsaved')] : [])];
  const facts: [string, string][] = [
    [t('region'), region.name],
    [t('month'), format.month(month)],
    [t('version'), String(version)],
    ...(corrects ? [[t('correct.reason'), corrects.reason] as [string, string]] : []),
    [t('publish.computedAt'), format.instant(computedAt)],
    [t('publish.figures'), t('publish.figuresOf', { indicators: indicators.length, departments: departments.length })],
    [t('publish.cards'), t('publish.cardsOf', { yellow: count('yellow'), red: count('red') })],
    [t('publish.urges'), t('urges.counts', { total: report.urgesTotal, answered: report.urgesAnswered })],
    [t('lead'), lead || t('empty')],
    [t('demands'), demands || t('empty')],
  ];
  return (
    <Modal
      open
      width={640}
      title={t('publish.title')}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('button.cancel', { ns: 'common' })}</Button>
          <Button
            type="primary"
            disabled={!isChecked || obstacles.length > 0}
            loading={publish.isPending}
            onClick={() => publish.mutate(report.rev ?? 0, { onSuccess: onClose })}
          >
            {t('publish.do')}
          </Button>
        </>
      }
    >
      <p>{t('publish.about')}</p>
      <dl className="report-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="prose">{value}</dd>
          </div>
        ))}
      </dl>
      {obstacles.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          title={t('publish.notYet')}
          description={
            <ul>
              {obstacles.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          }
        />
      ) : (
        <Checkbox checked={isChecked} onChange={({ target }) => setChecked(target.checked)}>
          {t('publish.checked')}
        </Checkbox>
      )}
      {publish.error && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={isProblem(publish.error) ? publish.error.detail : t('crash.text', { ns: 'common' })}
        />
      )}
    </Modal>
  );
}
