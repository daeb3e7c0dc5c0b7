import { useTranslation } from 'react-i18next';
import type { CaseFile } from '../api/case';
import { useFormat } from '../format/useFormat';

/** The clock that runs out first; while all of them rest, one that rests. */
function pressing({ clocks }: CaseFile) {
  const going = clocks.filter(({ state }) => state !== 'stopped');
  const running = going.filter(({ dueAt }) => dueAt !== null).sort((a, b) => (a.dueAt! < b.dueAt! ? -1 : 1));
  return running[0] ?? going[0];
}

/** 剩余时限: in words, with a colour besides. */
export function DueChip({ file }: { readonly file: CaseFile }) {
  const { t } = useTranslation('steps');
  const format = useFormat();
  const clock = pressing(file);
  if (!clock) return null;
  const { state, overdue, remaining, unit, dueOn, card } = clock;
  const level = overdue ? 'overdue' : card === 'none' ? 'calm' : 'near';
  const n = Math.abs(remaining);
  const words =
    state === 'paused' || dueOn === null
      ? t('due.paused')
      : overdue
        ? t(`due.over.${unit}`, { n })
        : n === 0
          ? t('due.today')
          : t(`due.left.${unit}`, { n });
  return (
    <span className={`due-chip ${state === 'paused' ? 'calm' : level}`} title={dueOn ? format.day(dueOn) : undefined}>
      {words}
      {dueOn && <span className="num"> · {format.day(dueOn)}</span>}
    </span>
  );
}
