import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../api/problem';
import type { MenuQueue } from './queues';
import type { QueueFilter } from './search';

const LINES = Array.from({ length: 8 }, (_, i) => i);

/** Rows of the height that the list will have. */
export function ListSkeleton() {
  const { t } = useTranslation();
  return (
    <div className="table-frame list-skeleton" role="status" aria-busy="true" aria-label={t('loading')}>
      {LINES.map((line) => (
        <span key={line} className="skeleton-row" />
      ))}
    </div>
  );
}

export function ListFailed({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="table-frame list-note" role="alert">
      <p>{isProblem(error) ? error.detail : t('crash.text')}</p>
      <Button onClick={onRetry}>{t('button.retry')}</Button>
    </div>
  );
}

interface EmptyProps {
  readonly queue: MenuQueue;
  readonly filter: QueueFilter;
  readonly onClear: () => void;
}

/** Nothing here: because nothing is to be done, or because the filter finds nothing. */
export function ListEmpty({ queue, filter, onClear }: EmptyProps) {
  const { t } = useTranslation('work');
  const isNarrowed = Object.keys(filter).length > 0;
  return (
    <div className="table-frame list-note" role="status">
      <p>{isNarrowed ? t('empty.filter') : t(`empty.${queue}`)}</p>
      {isNarrowed && <Button onClick={onClear}>{t('filter.clear')}</Button>}
    </div>
  );
}
