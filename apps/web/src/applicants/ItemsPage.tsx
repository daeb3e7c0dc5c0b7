import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SERVICE_MODES } from '#libs/domain/item/index.js';
import { type ItemRow, itemsQuery } from '../api/items';
import { useSettings } from '../app/settings';
import { usePageTitle } from '../app/usePageTitle';
import { formText } from '../format/form-text';
import './applicants.css';
import { LoadFailed } from './LoadFailed';
import { limitText } from './limit-text';

/** 办事事项: what may be applied for, open to everybody. */
export function ItemsPage() {
  const { t } = useTranslation('applicants');
  usePageTitle(t('items.title'));
  const { q = '' } = useSearch({ from: '/public/items' });
  const navigate = useNavigate();
  const { data, error, refetch, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    itemsQuery(q),
  );
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <>
      <h1>{t('items.title')}</h1>
      <form
        role="search"
        className="search-line"
        key={q}
        onSubmit={(event) => {
          event.preventDefault();
          const text = formText(event.currentTarget, 'q');
          void navigate({ to: '/items', search: text ? { q: text } : {} });
        }}
      >
        <label className="visually-hidden" htmlFor="items-q">
          {t('items.search')}
        </label>
        <input id="items-q" name="q" type="search" defaultValue={q} maxLength={100} placeholder={t('items.search')} />
        <button type="submit" className="plain-button">
          {t('items.find')}
        </button>
      </form>
      {error ? (
        <LoadFailed error={error} retry={() => void refetch()} />
      ) : isPending ? (
        <ul className="cards" aria-busy="true" aria-label={t('loading')}>
          {[1, 2, 3, 4].map((n) => (
            <li key={n} className="card placeholder" />
          ))}
        </ul>
      ) : rows.length === 0 ? (
        <p role="status">{q ? t('items.nothing', { q }) : t('items.none')}</p>
      ) : (
        <ul className="cards">
          {rows.map((item) => (
            <ItemCard key={item.itemCode} item={item} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <button
          type="button"
          className="plain-button"
          disabled={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t('items.more')}
        </button>
      )}
    </>
  );
}

function ItemCard({ item }: { readonly item: ItemRow }) {
  const { t } = useTranslation('applicants');
  const { language } = useSettings();
  const mode = SERVICE_MODES[item.serviceMode];
  return (
    <li className="card">
      <h2>
        <Link to="/items/$itemCode" params={{ itemCode: item.itemCode }}>
          {item.name}
        </Link>
      </h2>
      <p className="second">{item.departmentName}</p>
      <ul className="facts">
        <li>{t(`caseType.${item.caseType}`)}</li>
        <li>{language === 'zh' ? `${mode.zh} ${'★'.repeat(item.star)}` : t(`mode.${item.serviceMode}`)}</li>
        <li>{t('items.promised', { limit: limitText(t, item.promisedLimit) })}</li>
        <li>{t('items.visits', { count: item.visits })}</li>
      </ul>
    </li>
  );
}
