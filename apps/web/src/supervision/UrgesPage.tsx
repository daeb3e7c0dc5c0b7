import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { urgesQuery } from '../api/supervision';
import { usePageTitle } from '../app/usePageTitle';
import { Choices } from '../parts/Choices';
import './supervision.css';
import { SupervisionTabs } from './SupervisionTabs';
import { WatchedList } from './WatchedList';

const CHOICES = ['all', 'late', 'inTime'] as const;
const LATE = { all: undefined, late: true, inTime: false } as const;

/** 督办 that waits for its answer; what was answered stands in the case's own process. */
export function UrgesPage() {
  const { t } = useTranslation('supervision');
  const { late } = useSearch({ from: '/office/overseers/supervision/urges' });
  const navigate = useNavigate({ from: '/supervision/urges' });
  const list = useInfiniteQuery(urgesQuery(late));
  usePageTitle(t('urges.title'));
  return (
    <>
      <h1 className="watch-title">
        {t('urges.title')} <span className="num queue-total">{list.data?.pages.at(-1)?.total}</span>
      </h1>
      <SupervisionTabs />
      <Choices
        label={t('urges.show')}
        value={CHOICES.find((choice) => LATE[choice] === late) ?? 'all'}
        options={CHOICES.map((choice) => ({ value: choice, label: t(`urges.${choice}`) }))}
        onChange={(choice) => {
          const next = LATE[choice];
          void navigate({ search: next === undefined ? {} : { late: next }, replace: true });
        }}
      />
      <WatchedList
        title={t('urges.title')}
        list={list}
        empty={t('urges.none')}
        onMore={() => void list.fetchNextPage()}
      />
    </>
  );
}
