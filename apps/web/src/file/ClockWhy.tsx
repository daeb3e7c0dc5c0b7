import type { Clock } from './clock';
import { explain } from './why';
import { useWords } from './words';

/** 为什么是这一天, and every move that the due date has made. */
export function ClockWhy({ clock, today }: { readonly clock: Clock; readonly today: string }) {
  const words = useWords();
  const { t } = words;
  return (
    <div className="clock-why">
      <h3>{t(clock.dueOn === null ? 'clock.whyPaused' : 'clock.why')}</h3>
      <p>{explain(clock, today, words).join('')}</p>
      {clock.moves.length > 1 && (
        <>
          <h4>{t('clock.moves')}</h4>
          <MoveList moves={clock.moves} />
        </>
      )}
    </div>
  );
}

/** When, by which rule, from which day to which. */
export function MoveList({ moves }: { readonly moves: Clock['moves'] }) {
  const { t, day, instant } = useWords();
  const name = (date: string | null) => (date === null ? t('clock.moveNone') : day(date));
  return (
    <ol className="move-list">
      {moves.map(({ seq, rule, at, from, to, note }) => (
        <li key={`${seq}-${rule}`}>
          <span className="num">{instant(at)}</span> {t(`move.${rule}`)}{' '}
          <span className="num">
            {rule !== 'started' && `${name(from)} → `}
            {name(to)}
          </span>
          {note && <span className="second"> {note}</span>}
        </li>
      ))}
    </ol>
  );
}
