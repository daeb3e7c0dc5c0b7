import { CheckCircleOutlined, ClockCircleOutlined, CloseCircleOutlined, LoadingOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../api/case';
import { CaseNo } from '../CaseNo';
import type { Outcome } from './useBulk';

interface BulkResultsProps {
  readonly rows: readonly CaseRow[];
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly isOver: boolean;
}

const ICONS = {
  waiting: <ClockCircleOutlined aria-hidden />,
  running: <LoadingOutlined aria-hidden />,
  done: <CheckCircleOutlined aria-hidden />,
  refused: <CloseCircleOutlined aria-hidden />,
};

/** Each case with what became of it, and how many went through. */
export function BulkResults({ rows, outcomes, isOver }: BulkResultsProps) {
  const { t } = useTranslation('work');
  const states = [...outcomes.values()].map(({ state }) => state);
  const done = states.filter((state) => state === 'done').length;
  const refused = states.filter((state) => state === 'refused').length;
  return (
    <>
      <p role="status" className="bulk-sum">
        {isOver ? t('bulk.sum', { done, refused }) : t('bulk.running', { done: done + refused, all: rows.length })}
      </p>
      <ul className="bulk-results" aria-label={t('bulk.results')}>
        {rows.map(({ caseNo, itemName, applicantName }) => {
          const outcome = outcomes.get(caseNo) ?? { state: 'waiting' };
          return (
            <li key={caseNo} className={`is-${outcome.state}`}>
              {ICONS[outcome.state]}
              <span className="bulk-case">
                <CaseNo caseNo={caseNo} /> {itemName} · {applicantName}
              </span>
              <span className="bulk-said">
                {outcome.state === 'refused' ? outcome.sentence : t(`bulk.state.${outcome.state}`)}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
