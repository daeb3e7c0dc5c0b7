import { useTranslation } from 'react-i18next';
import { isFinal, type Stage } from '#libs/domain/case/stage.js';
import { CLOCK_RULES } from '#libs/domain/clock/rules.js';
import type { CaseRow } from '../api/case';
import { timeOf } from '../format/day';
import { termName } from '../format/terms';
import { useFormat } from '../format/useFormat';

/** 剩余时限: a chip whose words say what its colour says, and below it the day and the limit it belongs to. */
export function DueCell({ row }: { readonly row: CaseRow }) {
  const { t } = useTranslation('work');
  const format = useFormat();
  const { chip, tone } = useChip(row);
  const { dueOn, dueAt, dueClock, dueProvisional, card } = row;
  const time = dueAt === null ? '00:00' : timeOf(dueAt);
  return (
    <>
      <span className={`due-chip is-${tone}`}>
        {card !== 'none' && <strong>{t(`card.${card}`)}</strong>}
        {chip}
      </span>
      {dueOn !== null && (
        <span className="second-line">
          <span className="num">{format.shortDay(dueOn)}</span>
          {/* A day that ends at midnight needs no hour. */}
          {time !== '00:00' && <span className="num"> {time}</span>}
          {dueProvisional && ` ${t('due.provisional')}`} {termName(CLOCK_RULES, dueClock, format.language)}
        </span>
      )}
    </>
  );
}

function useChip({ stage, specialRunning, workingDaysLeft: left, overdue, usedDays, card }: CaseRow): {
  chip: string;
  tone: 'normal' | 'warning' | 'yellow' | 'red' | 'still';
} {
  const { t } = useTranslation('work');
  const tone = card === 'none' ? 'normal' : card;
  if (isFinal(stage as Stage))
    return { chip: usedDays === null ? t('due.over') : t('due.used', { count: usedDays }), tone: 'still' };
  if (specialRunning) return { chip: t('due.paused'), tone: card === 'none' ? 'still' : card };
  if (left === null) return { chip: t('due.none'), tone: card === 'none' ? 'still' : card };
  if (overdue)
    return {
      chip: left < 0 ? t('due.past', { count: -left }) : t('due.justPast'),
      tone: card === 'none' ? 'red' : card,
    };
  return { chip: left <= 0 ? t('due.today') : t('due.left', { count: left }), tone };
}
