import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { behindQuery, indicatorsQuery } from '../api/statistics';
import { usePageTitle } from '../app/usePageTitle';
import { useFormat } from '../format/useFormat';
import { WatchedList } from '../supervision/WatchedList';
import { Definition } from './Definition';
import './statistics.css';

/** The cases behind a number: their count is the number. */
export function BehindPage() {
  const { t } = useTranslation('statistics');
  const format = useFormat();
  const { indicator: id } = useParams({ from: '/office/overseers/statistics/$indicator/cases' });
  const filter = useSearch({ from: '/office/overseers/statistics/$indicator/cases' });
  const indicators = useQuery(indicatorsQuery);
  const list = useInfiniteQuery(behindQuery(id, filter));
  const indicator = indicators.data?.rows.find((one) => one.id === id);
  const part = t(filter.part === 'denominator' ? 'denominator' : 'numerator');
  const title = indicator ? `${indicator.name} · ${part}` : part;
  usePageTitle(title);
  const { group: _, part: __, ...search } = filter;
  return (
    <>
      <p className="no-print">
        <Link to="/statistics" search={{ ...search, indicator: id }}>
          {t('back')}
        </Link>
      </p>
      <h1 className="watch-title">
        {title} <span className="num queue-total">{list.data?.pages.at(-1)?.total}</span>
      </h1>
      {filter.from && filter.to && (
        <p className="quiet">
          {format.day(filter.from)} – {format.day(filter.to)}
        </p>
      )}
      {indicator && <Definition indicator={indicator} />}
      <WatchedList title={title} list={list} empty={t('none')} onMore={() => void list.fetchNextPage()} />
    </>
  );
}
