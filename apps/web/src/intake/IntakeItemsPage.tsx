import { type InfiniteData, type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Alert, Button, Empty, Input, Segmented, Skeleton, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { intakeItemsQuery } from '../api/intake-items';
import { itemsQuery } from '../api/items';
import { usePageTitle } from '../app/usePageTitle';
import { IntakeItemLine, type IntakeRow } from './IntakeItemLine';
import '../parts/parts.css';
import './intake.css';

type Found = UseInfiniteQueryResult<InfiniteData<{ readonly rows: readonly IntakeRow[] }>>;

/** 收件受理: what this window may take in for other regions, or any item at all; searched by name (APP-12, 13). */
export function IntakeItemsPage() {
  const { t } = useTranslation('intake');
  usePageTitle(t('items.title'));
  const { q = '', all = false } = useSearch({ from: '/office/intake' });
  const navigate = useNavigate();
  const look = (next: { q?: string; all?: boolean }) =>
    void navigate({ to: '/intake', search: { ...(next.q && { q: next.q }), ...(next.all && { all: true }) } });
  return (
    <div className="intake-list">
      <Typography.Title level={1} className="page-title">
        {t('items.title')}
      </Typography.Title>
      <div className="intake-tools">
        <Segmented<string>
          aria-label={t('items.which')}
          value={all ? 'all' : 'others'}
          onChange={(which) => look({ q, all: which === 'all' })}
          options={[
            { value: 'others', label: t('items.others') },
            { value: 'all', label: t('items.all') },
          ]}
        />
        <Input.Search
          key={q}
          allowClear
          enterButton={t('items.find')}
          defaultValue={q}
          maxLength={100}
          placeholder={t('items.search')}
          aria-label={t('items.search')}
          onSearch={(text) => look({ q: text.trim(), all })}
        />
      </div>
      <p className="hint">{t(all ? 'items.allHint' : 'items.othersHint')}</p>
      {all ? <AllItems q={q} /> : <OtherRegions q={q} />}
    </div>
  );
}

const OtherRegions = ({ q }: { readonly q: string }) => <Lines q={q} found={useInfiniteQuery(intakeItemsQuery(q))} />;
const AllItems = ({ q }: { readonly q: string }) => <Lines q={q} found={useInfiniteQuery(itemsQuery(q))} />;

function Lines({ q, found }: { readonly q: string; readonly found: Found }) {
  const { t } = useTranslation('intake');
  const { data, error, refetch, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = found;
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  if (error)
    return (
      <Alert
        type="error"
        showIcon
        role="alert"
        title={error.message}
        action={<Button onClick={() => void refetch()}>{t('button.retry', { ns: 'common' })}</Button>}
      />
    );
  if (isPending) return <Skeleton active paragraph={{ rows: 6 }} aria-label={t('loading', { ns: 'common' })} />;
  if (rows.length === 0)
    return (
      <div role="status">
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={q ? t('items.nothing', { q }) : t('items.none')} />
      </div>
    );
  return (
    <>
      <ul className="intake-items" aria-label={t('items.title')}>
        {rows.map((item) => (
          <IntakeItemLine key={item.itemCode} item={item} />
        ))}
      </ul>
      {hasNextPage && (
        <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('items.more')}
        </Button>
      )}
    </>
  );
}
