import { useEffect, useRef } from 'react';
import { dayOf } from '../format/day';
import { type Clock, clockName } from './clock';
import { byMonth, DAY_LOOKS, type StripDay, stripDays } from './strip';
import { useWords, type Words } from './words';

interface ClockStripProps {
  readonly clock: Clock;
  readonly today: string;
}

/** A clock as a row of days: each with a colour, a pattern and a sign, so that it reads without colour too. */
export function ClockStrip({ clock, today }: ClockStripProps) {
  const words = useWords();
  const { t, day } = words;
  const days = stripDays(clock, today);
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const frame = scroller.current;
    const now = frame?.querySelector<HTMLElement>('.is-today');
    if (frame && now) frame.scrollLeft = now.offsetLeft - frame.clientWidth / 2;
  }, []);
  const start = day(dayOf(clock.startedAt));
  const hint = clock.dueOn
    ? t('clock.stripHint', { start, due: day(clock.dueOn) })
    : t('clock.stripHintPaused', { start });
  return (
    <div className="strip-box">
      <div
        ref={scroller}
        className="strip"
        role="group"
        tabIndex={0}
        aria-label={`${t('clock.strip', { name: clockName(clock, words) })}: ${hint}`}
      >
        <div className="strip-months" aria-hidden>
          {byMonth(days).map(([month, ofMonth], n) => (
            <div key={month} className="strip-month">
              <span className="strip-month-name">{monthName(month, n === 0 || month.endsWith('-01'), words)}</span>
              <div className="strip-days">
                {ofMonth.map((each) => (
                  <DayCell key={each.date} day={each} hours={clock.unit === 'hour'} />
                ))}
              </div>
            </div>
          ))}
        </div>
      </div>
      <Legend days={days} />
      <details className="strip-table no-print">
        <summary>{t('clock.table')}</summary>
        <DayTable clock={clock} days={days} />
      </details>
    </div>
  );
}

function monthName(month: string, withYear: boolean, { t }: Words): string {
  const [year, number] = month.split('-').map(Number);
  return t(withYear ? 'clock.month' : 'clock.monthOnly', { year, month: number });
}

function DayCell({ day, hours }: { readonly day: StripDay; readonly hours: boolean }) {
  const { t, day: format } = useWords();
  const { date, look, count, provisional, ahead, today, due, stopped, source } = day;
  const sign = look === 'counted' || look === 'adjusted' ? String(Math.round(count ?? 0)) : t(`mark.${look}`);
  const classes = ['day', `is-${look}`];
  if (ahead) classes.push('is-ahead');
  if (provisional) classes.push('is-provisional');
  if (today) classes.push('is-today');
  if (due) classes.push('is-due');
  const flag = due ? t('clock.dueMark') : stopped ? t('clock.stopMark') : '';
  return (
    <div className={classes.join(' ')} title={[format(date), t(`look.${look}`), source].filter(Boolean).join(' · ')}>
      <span className="day-flag">{today ? t('clock.today') : look === 'adjusted' && t('mark.adjusted')}</span>
      <span className="day-number">{Number(date.slice(8))}</span>
      <span className="day-sign">
        {sign}
        {hours && count !== undefined && 'h'}
      </span>
      <span className="day-flag day-due">{flag}</span>
    </div>
  );
}

function Legend({ days }: { readonly days: readonly StripDay[] }) {
  const { t } = useWords();
  const present = DAY_LOOKS.filter((look) => days.some((day) => day.look === look));
  return (
    <ul className="strip-legend" aria-label={t('clock.legend')}>
      {present.map((look) => (
        <li key={look}>
          <span className={`day-sample is-${look}`} aria-hidden /> {t(`look.${look}`)}
        </li>
      ))}
      {days.some(({ provisional }) => provisional) && (
        <li>
          <span className="day-sample is-provisional" aria-hidden /> {t('clock.provisional')}
        </li>
      )}
    </ul>
  );
}

/** The same days as a table: for screen readers, and for whoever counts along with a pencil. */
function DayTable({ clock, days }: { readonly clock: Clock; readonly days: readonly StripDay[] }) {
  const words = useWords();
  const { t, day: format } = words;
  const counted = (n: number) =>
    clock.unit === 'hour' ? t('clock.countsHours', { n: Math.round(n * 10) / 10 }) : t('clock.counts', { n });
  return (
    <div className="table-frame" role="group" tabIndex={0} aria-label={t('clock.table')}>
      <table className="plain-table">
        <caption className="visually-hidden">{t('clock.tableCaption', { name: clockName(clock, words) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('clock.date')}</th>
            <th scope="col">{t('clock.look')}</th>
            <th scope="col">{t('clock.count')}</th>
            <th scope="col">{t('clock.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {days.map(({ date, look, count, today, due, provisional, source }) => (
            <tr key={date}>
              <th scope="row" className="num">
                {format(date)}
                {today && ` · ${t('clock.todayLong')}`}
                {due && ` · ${t('clock.dueMark')}`}
              </th>
              <td>
                {t(`look.${look}`)}
                {provisional && ` · ${t('clock.provisional')}`}
              </td>
              <td className="num">{count === undefined ? t('clock.notCounted') : counted(count)}</td>
              <td>{source}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
