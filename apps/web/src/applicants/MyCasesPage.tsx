import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type CaseRow, myCasesQuery } from '../api/case';
import { usePageTitle } from '../app/usePageTitle';
import { useFormat } from '../format/useFormat';
import './applicants.css';
import { LoadFailed } from './LoadFailed';

/** 我的办件: the applicant's own cases, what needs an act of theirs first. */
export function MyCasesPage() {
  const { t } = useTranslation('applicants');
  usePageTitle(t('mine.title'));
  const { data, error, refetch, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery(myCasesQuery);
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  const waiting = rows.filter(isWaiting);
  const others = rows.filter((row) => !isWaiting(row));
  if (error) return <LoadFailed error={error} retry={() => void refetch()} />;
  return (
    <>
      <h1>{t('mine.title')}</h1>
      {isPending && <div className="card placeholder" aria-busy="true" aria-label={t('loading')} />}
      {data && rows.length === 0 && (
        <div className="card">
          <p>{t('mine.none')}</p>
          <Link className="plain-button" to="/items">
            {t('mine.toItems')}
          </Link>
        </div>
      )}
      {waiting.length > 0 && (
        <section>
          <h2>{t('mine.waiting')}</h2>
          <Cards rows={waiting} />
        </section>
      )}
      {others.length > 0 && (
        <section>
          {waiting.length > 0 && <h2>{t('mine.others')}</h2>}
          <Cards rows={others} />
        </section>
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
      <p>
        <Link to="/me/account">{t('mine.account')}</Link>
      </p>
    </>
  );
}

/** The office waits for the applicant, who has the next word. */
const isWaiting = ({ stage }: CaseRow): boolean => stage === 'awaiting_supplement' || stage === 'awaiting_originals';

const Cards = ({ rows }: { readonly rows: readonly CaseRow[] }) => (
  <ul className="cards">
    {rows.map((row) => (
      <MyCase key={row.caseNo} row={row} />
    ))}
  </ul>
);

function MyCase({ row }: { readonly row: CaseRow }) {
  const { t } = useTranslation('applicants');
  const format = useFormat();
  return (
    <li className="card">
      <h3>
        <Link to="/me/cases/$caseNo" params={{ caseNo: row.caseNo }}>
          {row.itemName}
        </Link>
      </h3>
      <p className="second">
        <span className="case-no">{row.caseNo}</span>
      </p>
      <ul className="facts">
        <li>{row.stageName}</li>
        <li>{t('mine.submitted', { at: format.short(row.submittedAt) })}</li>
        {isWaiting(row) && row.dueOn && <li>{t('mine.replyBy', { day: format.day(row.dueOn) })}</li>}
        {!isWaiting(row) && !row.closedAt && row.promiseDueOn && (
          <li>{t('mine.promised', { day: format.day(row.promiseDueOn) })}</li>
        )}
        {row.closedAt && <li>{t('mine.closed', { at: format.short(row.closedAt) })}</li>}
      </ul>
    </li>
  );
}
