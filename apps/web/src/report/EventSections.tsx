import { useTranslation } from 'react-i18next';
import type { Report } from '../api/reports';
import { CaseNo } from '../work/CaseNo';
import { useFormat } from '../format/useFormat';
import { FigureTable } from './FigureTable';

interface SectionProps {
  readonly report: Report;
  /** Number of the section's first table. */
  readonly first: number;
}

/** 黄牌 and 红牌 of the month: how many each department has, and each of them. */
export function CardSection({ report, first }: SectionProps) {
  const { t } = useTranslation('report');
  const format = useFormat();
  const { cardCounts, cards } = report;
  if (cardCounts.length === 0) return <p>{t('nothing')}</p>;
  const total = cardCounts.reduce((sum, { yellow, red }) => sum + yellow + red, 0);
  const title = cards.length < total ? t('cards.cut', { shown: cards.length, total }) : t('cards.lines');
  return (
    <>
      <FigureTable
        caption={t('table', { number: first, title: t('cards.counts') })}
        columns={[
          { key: 'department', title: t('department') },
          { key: 'yellow', title: t('cards.yellow'), isNumber: true },
          { key: 'red', title: t('cards.red'), isNumber: true },
        ]}
        rows={cardCounts.map(({ department, yellow, red }) => ({ key: department, cells: [department, yellow, red] }))}
      />
      <FigureTable
        caption={t('table', { number: first + 1, title })}
        columns={[
          { key: 'department', title: t('department') },
          { key: 'case', title: t('case') },
          { key: 'level', title: t('cards.level') },
          { key: 'clock', title: t('cards.clock') },
          { key: 'at', title: t('cards.at') },
        ]}
        rows={cards.map(({ department, caseNo, itemName, level, levelName, clock, dueOn, at }, n) => ({
          key: `${caseNo} ${n}`,
          cells: [
            department,
            <CaseLine key="case" caseNo={caseNo} itemName={itemName} />,
            <span key="level" className={`report-card is-${level}`}>
              {levelName}
            </span>,
            <span key="clock">
              {clock}
              <span className="second-line num">{format.day(dueOn)}</span>
            </span>,
            <span key="at" className="num">
              {format.short(at)}
            </span>,
          ],
        }))}
      />
    </>
  );
}

/** 督办 of the month, and what was answered. */
export function UrgeSection({ report, first }: SectionProps) {
  const { t } = useTranslation('report');
  const format = useFormat();
  const { urges, urgesTotal, urgesAnswered } = report;
  if (urgesTotal === 0) return <p>{t('nothing')}</p>;
  const title =
    urges.length < urgesTotal ? t('urges.cut', { shown: urges.length, total: urgesTotal }) : t('urges.lines');
  return (
    <>
      <p>{t('urges.counts', { total: urgesTotal, answered: urgesAnswered })}</p>
      <FigureTable
        caption={t('table', { number: first, title })}
        columns={[
          { key: 'department', title: t('department') },
          { key: 'case', title: t('case') },
          { key: 'urge', title: t('urges.urge') },
          { key: 'answer', title: t('urges.answer') },
        ]}
        rows={urges.map(({ department, caseNo, itemName, at, by, message, answerBy, answer }, n) => ({
          key: `${caseNo} ${n}`,
          cells: [
            department,
            <CaseLine key="case" caseNo={caseNo} itemName={itemName} />,
            <Said key="urge" text={message} by={by} at={at} />,
            answer ? (
              <Said key="answer" text={answer.message} by={answer.by} at={answer.at} />
            ) : (
              <span key="answer">
                {t('urges.unanswered')}
                {answerBy !== null && (
                  <span className="second-line num">{t('urges.answerBy', { day: format.day(answerBy) })}</span>
                )}
              </span>
            ),
          ],
        }))}
      />
    </>
  );
}

const CaseLine = ({ caseNo, itemName }: { readonly caseNo: string; readonly itemName: string }) => (
  <>
    {itemName}
    <span className="second-line">
      <CaseNo caseNo={caseNo} />
    </span>
  </>
);

function Said({ text, by, at }: { readonly text: string; readonly by: string; readonly at: string }) {
  const format = useFormat();
  return (
    <>
      <span className="prose">{text}</span>
      <span className="second-line num">
        {by} {format.short(at)}
      </span>
    </>
  );
}
