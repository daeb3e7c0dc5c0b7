import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { PAGE_ROWS, queueQuery } from '../api/lists';
import { usePreferences } from '../api/preferences';
import { usePageTitle } from '../app/usePageTitle';
import { QUEUE_COMMANDS } from './bulk/commands';
import { CaseList } from './CaseList';
import { columnsOf } from './columns';
import { FilterBar } from './FilterBar';
import { ListEmpty } from './ListStates';
import { filterOf, type QueueFilter } from './search';

/** One queue: what it holds, soonest due first, narrowed by what its address says. */
export function QueuePage() {
  const { t } = useTranslation('work');
  const { queue } = useParams({ from: '/office/work/$queue' });
  const { rows: wanted = PAGE_ROWS, ...search } = useSearch({ from: '/office/work/$queue' });
  const navigate = useNavigate({ from: '/work/$queue' });
  const text = JSON.stringify(search);
  // Equal as long as the address says the same, whatever else is rendered.
  const filter = useMemo(() => filterOf(JSON.parse(text) as Record<string, unknown>), [text]);
  const list = useInfiniteQuery(queueQuery(queue, filter));
  const shown = list.data?.pages.reduce((sum, { rows }) => sum + rows.length, 0) ?? 0;
  const total = list.data?.pages.at(-1)?.total;
  const { columns } = usePreferences();
  const title = t(`queue.${queue}`);
  usePageTitle(total === undefined ? title : `${title} (${total})`);

  const { hasNextPage, isFetching, fetchNextPage } = list;
  const mustFetch = shown > 0 && shown < wanted && hasNextPage && !isFetching;
  useEffect(() => {
    if (mustFetch) void fetchNextPage();
  }, [mustFetch, fetchNextPage]);

  const narrow = (next: QueueFilter) => void navigate({ search: next });
  return (
    <>
      <div className="queue-head">
        <h1>
          {title}{' '}
          {total !== undefined && (
            <span className="num queue-total">
              {total}
              <span className="visually-hidden"> {t('list.cases')}</span>
            </span>
          )}
        </h1>
        <FilterBar queue={queue} filter={filter} onChange={narrow} />
      </div>
      <CaseList
        title={title}
        list={list}
        columns={columnsOf(columns[queue])}
        commands={QUEUE_COMMANDS}
        hint={t('bulk.hint')}
        empty={<ListEmpty queue={queue} filter={filter} onClear={() => narrow({})} />}
        onMore={() =>
          void navigate({ search: { ...filter, rows: shown + PAGE_ROWS }, replace: true, resetScroll: false })
        }
      />
    </>
  );
}
