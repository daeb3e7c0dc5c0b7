import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { summaryQuery, WARNING_GROUPS, warningsQuery } from '../api/supervision';
import { usePageTitle } from '../app/usePageTitle';
import { Choices } from '../parts/Choices';
import { LoadFailed } from '../parts/LoadFailed';
import { SheetLinks } from '../parts/SheetLinks';
import { CardTiles } from './CardTiles';
import { FilterChips } from './FilterChips';
import { GroupTable } from './GroupTable';
import { warningsFilter } from './search';
import './supervision.css';
import { SupervisionTabs } from './SupervisionTabs';
import { WatchedList } from './WatchedList';

/** 监督: every card there is, counted in six ways; each number opens the list that is the number. */
export function SupervisionPage() {
  const { t } = useTranslation('supervision');
  const { by = 'clock', ...search } = useSearch({ from: '/office/overseers/supervision' });
  const filter = warningsFilter({ ...search });
  const navigate = useNavigate({ from: '/supervision' });
  const summary = useQuery(summaryQuery(filter, by));
  const list = useInfiniteQuery(warningsQuery(filter));
  usePageTitle(summary.data ? `${t('title')} (${summary.data.total.total})` : t('title'));
  return (
    <>
      <div className="queue-head">
        <h1>{t('title')}</h1>
        <SheetLinks address="/api/v1/supervision/warnings/export" name="warnings" query={filter} />
      </div>
      <SupervisionTabs />
      <FilterChips filter={filter} by={by} />
      {summary.error && <LoadFailed error={summary.error} retry={() => void summary.refetch()} />}
      <CardTiles counts={summary.data?.total} filter={filter} by={by} />
      <div className="watch-grouping">
        <span aria-hidden>{t('by.label')}</span>
        <Choices
          label={t('by.label')}
          value={by}
          options={WARNING_GROUPS.map((group) => ({ value: group, label: t(`by.${group}`) }))}
          onChange={(next) => void navigate({ search: { ...filter, by: next }, replace: true, resetScroll: false })}
        />
      </div>
      <GroupTable summary={summary.data} by={by} />
      <h2 className="watch-list-title">
        {t('list.title')} <span className="num queue-total">{list.data?.pages.at(-1)?.total}</span>
      </h2>
      <WatchedList
        title={t('list.title')}
        list={list}
        empty={t('list.none')}
        onMore={() => void list.fetchNextPage()}
      />
    </>
  );
}
