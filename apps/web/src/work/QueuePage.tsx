import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PAGE_ROWS, queueQuery } from '../api/lists';
import { usePreferences } from '../api/preferences';
import { usePageTitle } from '../app/usePageTitle';
import { useFocusBack } from '../shell/useFocusBack';
import type { BulkCommand } from './bulk/commands';
import { CaseTable } from './CaseTable';
import { columnsOf } from './columns';
import { FilterBar } from './FilterBar';
import { ListEmpty, ListFailed, ListSkeleton } from './ListStates';
import { MAX_ROWS, filterOf, type QueueFilter } from './search';
import { SelectionBar } from './SelectionBar';
import { useSelection } from './useSelection';
import './work.css';

const BulkDialog = lazy(() => import('./bulk/BulkDialog').then(({ BulkDialog }) => ({ default: BulkDialog })));

/** Where the focus goes when the bar that opened a dialog is gone with its rows. */
const firstRow = (): HTMLElement | null =>
  document.querySelector<HTMLElement>('a.case-link') ?? document.getElementById('main');

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
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data]);
  const total = list.data?.pages.at(-1)?.total;
  const selection = useSelection(rows);
  const [bulk, setBulk] = useState<BulkCommand>();
  const noteFocus = useFocusBack(bulk !== undefined, firstRow);
  const { columns } = usePreferences();
  const title = t(`queue.${queue}`);
  usePageTitle(total === undefined ? title : `${title} (${total})`);

  const { hasNextPage, isFetching, fetchNextPage } = list;
  const mustFetch = rows.length > 0 && rows.length < wanted && hasNextPage && !isFetching;
  useEffect(() => {
    if (mustFetch) void fetchNextPage();
  }, [mustFetch, fetchNextPage]);

  const narrow = (next: QueueFilter) => void navigate({ search: next });
  const more = () => {
    if (hasNextPage && rows.length < MAX_ROWS)
      void navigate({ search: { ...filter, rows: rows.length + PAGE_ROWS }, replace: true, resetScroll: false });
  };
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
      <SelectionBar
        selection={selection}
        onBulk={(command) => {
          noteFocus();
          setBulk(command);
        }}
      />
      {list.isError && <ListFailed error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <ListSkeleton />}
      {list.data && rows.length === 0 && <ListEmpty queue={queue} filter={filter} onClear={() => narrow({})} />}
      {rows.length > 0 && (
        <>
          <div className="table-frame">
            <CaseTable
              title={title}
              rows={rows}
              columns={columnsOf(columns[queue])}
              selected={selection.selected}
              onSelect={selection.select}
              onEnd={more}
            />
          </div>
          <div className="list-foot">
            <span className="num">{t('list.shown', { shown: rows.length, total })}</span>
            {hasNextPage && rows.length < MAX_ROWS && (
              <Button loading={list.isFetchingNextPage} onClick={more}>
                {t('list.more', { count: PAGE_ROWS })}
              </Button>
            )}
            {hasNextPage && rows.length >= MAX_ROWS && <span>{t('list.narrow')}</span>}
          </div>
        </>
      )}
      <Suspense>
        {bulk && (
          <BulkDialog
            command={bulk}
            rows={selection.rows}
            onClose={() => setBulk(undefined)}
            onDone={selection.clear}
          />
        )}
      </Suspense>
    </>
  );
}
