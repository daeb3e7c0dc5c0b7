import type { CaseFile } from '../api/case';
import { dayOf } from '../format/day';
import { CardChip } from './CardChip';
import { type Clock, clockName, inOrder, standing } from './clock';
import { ClockStrip } from './ClockStrip';
import { ClockWhy } from './ClockWhy';
import { useWords } from './words';

/** 时限: every clock of the case, the one that ends first opened. */
export function ClockPanel({ file }: { readonly file: CaseFile }) {
  const { t } = useWords();
  const today = dayOf(file.asOf);
  const { open, ended } = inOrder(file.clocks);
  return (
    <section className="clock-panel" aria-labelledby="clocks">
      <h2 id="clocks">{t('clock.title')}</h2>
      {file.clocks.length === 0 && <p>{t('clock.none')}</p>}
      {open.map((clock, n) => (
        <ClockBox key={clock.id} clock={clock} today={today} open={n === 0} />
      ))}
      {ended.length > 0 && (
        <details className="clocks-ended">
          <summary>{t('clock.ended', { count: ended.length })}</summary>
          {ended.map((clock) => (
            <ClockBox key={clock.id} clock={clock} today={today} />
          ))}
        </details>
      )}
    </section>
  );
}

interface ClockBoxProps {
  readonly clock: Clock;
  readonly today: string;
  readonly open?: boolean;
}

const toneOf = ({ card, overdue, state }: Clock) => {
  if (card !== 'none') return card;
  if (overdue) return 'yellow';
  return state === 'running' ? 'none' : state;
};

function ClockBox({ clock, today, open = false }: ClockBoxProps) {
  const words = useWords();
  const { t, day, instant } = words;
  const { dueOn, dueAt, unit, provisional, state } = clock;
  const due = dueOn === null ? null : unit === 'hour' && dueAt ? instant(dueAt) : day(dueOn);
  return (
    <details className={`clock is-${state}`} open={open}>
      <summary>
        <span className="clock-name">{clockName(clock, words)}</span>
        <CardChip tone={toneOf(clock)} text={standing(clock, words)} />
        <span className="clock-due">
          {due ? t('clock.due', { day: due }) : t('clock.dueUnknown')}
          {provisional && ` (${t('clock.provisional')})`}
        </span>
      </summary>
      <ClockStrip clock={clock} today={today} />
      <ClockWhy clock={clock} today={today} />
    </details>
  );
}
