import { Button } from 'antd';
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../api/case';
import { PAGE_ROWS } from '../api/lists';
import { useFocusBack } from '../shell/useFocusBack';
import type { BulkCommand } from './bulk/commands';
import { CaseTable } from './CaseTable';
import type { ColumnName } from './columns';
import { ListFailed, ListSkeleton } from './ListStates';
import { MAX_ROWS } from './search';
import { SelectionBar } from './SelectionBar';
import { useSelection } from './useSelection';
import './work.css';

const BulkDialog = lazy(() => import('./bulk/BulkDialog').then(({ BulkDialog }) => ({ default: BulkDialog })));

/** Where the focus goes when the bar that opened a dialog is gone with its rows. */
const firstRow = (): HTMLElement | null =>
  document.querySelector<HTMLElement>('a.case-link') ?? document.getElementById('main');

/** What an endless query answers, page after page. */
export interface CasePages {
  readonly data?: { readonly pages: readonly { readonly rows: readonly CaseRow[]; readonly total: number }[] };
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly refetch: () => Promise<unknown>;
}

interface CaseListProps {
  readonly title: string;
  readonly list: CasePages;
  readonly columns: readonly ColumnName[];
  /** What can be done with ticked rows, and the words that say so; without any, none can be ticked. */
  readonly commands: readonly BulkCommand[];
  readonly hint: string;
  readonly empty: ReactNode;
  readonly onMore: () => void;
}

/** Rows of cases with their exact number, more of them when asked, and what can be done with many at once. */
export function CaseList({ title, list, columns, commands, hint, empty, onMore }: CaseListProps) {
  const { t } = useTranslation('work');
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data]);
  const selection = useSelection(rows);
  const [bulk, setBulk] = useState<BulkCommand>();
  const noteFocus = useFocusBack(bulk !== undefined, firstRow);
  const { hasNextPage } = list;
  const more = () => {
    if (hasNextPage && rows.length < MAX_ROWS) onMore();
  };
  return (
    <>
      {commands.length > 0 && (
        <SelectionBar
          selection={selection}
          commands={commands}
          hint={hint}
          onBulk={(command) => {
            noteFocus();
            setBulk(command);
          }}
        />
      )}
      {list.error && <ListFailed error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <ListSkeleton />}
      {list.data && rows.length === 0 && empty}
      {rows.length > 0 && (
        <>
          <div className="table-frame">
            <CaseTable
              title={title}
              rows={rows}
              columns={columns}
              selected={selection.selected}
              onSelect={commands.length > 0 ? selection.select : undefined}
              onEnd={more}
            />
          </div>
          <div className="list-foot">
            <span className="num">
              {t('list.shown', { shown: rows.length, total: list.data?.pages.at(-1)?.total })}
            </span>
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
