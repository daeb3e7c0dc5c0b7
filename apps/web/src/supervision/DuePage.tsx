import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type DueDay, dueCalendarQuery, dueCasesQuery } from '../api/supervision';
import { usePageTitle } from '../app/usePageTitle';
import { useFormat } from '../format/useFormat';
import { LoadFailed } from '../parts/LoadFailed';
import './supervision.css';
import { SupervisionTabs } from './SupervisionTabs';
import { WatchedList } from './WatchedList';

/** 到期日历: what falls due on each of the next working days, and on whose desk it lies. */
export function DuePage() {
  const { t } = useTranslation('supervision');
  const { on, officer } = useSearch({ from: '/office/overseers/supervision/due' });
  const { data, error, refetch } = useQuery(dueCalendarQuery({}));
  usePageTitle(t('due.title'));
  return (
    <>
      <h1 className="watch-title">{t('due.title')}</h1>
      <SupervisionTabs />
      {error && <LoadFailed error={error} retry={() => void refetch()} />}
      {data && data.overdue > 0 && <p className="due-past">{t('due.overdue', { count: data.overdue })}</p>}
      {!data && !error && <div className="table-frame list-skeleton" aria-busy="true" />}
      {data && (
        <ol className="due-days" aria-label={t('due.days')}>
          {data.days.map((day) => (
            <Day key={day.date} day={day} most={Math.max(1, ...data.days.map(({ cases }) => cases))} on={on} />
          ))}
        </ol>
      )}
      {on && <DueCases key={`${on}/${officer ?? ''}`} on={on} officer={officer} />}
    </>
  );
}

function Day({ day, most, on }: { readonly day: DueDay; readonly most: number; readonly on: string | undefined }) {
  const { t } = useTranslation('supervision');
  const { shortDay } = useFormat();
  const { date, kind, provisional, cases, officers } = day;
  return (
    <li className={`due-day is-${kind}`} aria-current={on === date ? 'date' : undefined}>
      <div className="due-head">
        <span className="num">{shortDay(date)}</span>
        {kind !== 'working' && <span className="quiet">{t(`due.kind.${kind as 'weekend'}`)}</span>}
        {provisional && <span className="quiet">{t('due.provisional')}</span>}
      </div>
      {cases === 0 ? (
        <span className="num quiet">0</span>
      ) : (
        <>
          <Link to="/supervision/due" search={{ on: date }} className="due-count" resetScroll={false}>
            <span className="due-bar" style={{ inlineSize: `${Math.max(4, (cases / most) * 100)}%` }} aria-hidden />
            <strong className="num">{t('due.cases', { count: cases })}</strong>
          </Link>
          <ul className="due-officers">
            {officers.map(({ userId, name, cases: load }) => (
              <li key={userId ?? ''}>
                <Link to="/supervision/due" search={{ on: date, officer: userId ?? '-' }} resetScroll={false}>
                  {name} <span className="num">{load}</span>
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </li>
  );
}

function DueCases({ on, officer }: { readonly on: string; readonly officer: string | undefined }) {
  const { t } = useTranslation('supervision');
  const { day } = useFormat();
  const list = useInfiniteQuery(dueCasesQuery(on, officer === undefined ? {} : { assignee: officer }));
  const title = t('due.on', { day: day(on) });
  return (
    <section aria-label={title}>
      <h2 className="watch-list-title">
        {title} <span className="num queue-total">{list.data?.pages.at(-1)?.total}</span>
      </h2>
      <WatchedList title={title} list={list} empty={t('due.none')} onMore={() => void list.fetchNextPage()} />
    </section>
  );
}
