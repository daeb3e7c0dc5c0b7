import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Figure, FigureQuery } from '../api/statistics';
import { Choices } from '../parts/Choices';
import { DayInput } from '../parts/DayInput';
import { GROUPS, STEPS } from './search';

interface PeriodFormProps {
  readonly query: FigureQuery;
  /** The period that is shown where the address says none. */
  readonly shown: Pick<Figure, 'from' | 'to'> | undefined;
  readonly onChange: (next: FigureQuery) => void;
}

/** Period and grouping; what is not said is this month up to today. */
export function PeriodForm({ query, shown, onChange }: PeriodFormProps) {
  const { t } = useTranslation('statistics');
  const id = useId();
  const { from = shown?.from, to = shown?.to, groupBy = 'department', step = 'month' } = query;
  return (
    <div className="period-form no-print">
      <label htmlFor={`${id}-from`}>{t('from')}</label>
      <DayInput id={`${id}-from`} value={from} onChange={(next) => onChange({ ...query, from: next })} />
      <label htmlFor={`${id}-to`}>{t('to')}</label>
      <DayInput id={`${id}-to`} value={to} onChange={(next) => onChange({ ...query, to: next })} />
      <span aria-hidden>{t('groupBy')}</span>
      <Choices
        label={t('groupBy')}
        value={groupBy}
        options={GROUPS.map((group) => ({ value: group, label: t(`group.${group}`) }))}
        onChange={(next) => onChange({ ...query, groupBy: next })}
      />
      {groupBy === 'period' && (
        <Choices
          label={t('step.label')}
          value={step}
          options={STEPS.map((each) => ({ value: each, label: t(`step.${each}`) }))}
          onChange={(next) => onChange({ ...query, step: next })}
        />
      )}
    </div>
  );
}
