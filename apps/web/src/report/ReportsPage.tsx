import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { type ReportLine, reportsQuery } from '../api/reports';
import { usePageTitle } from '../app/usePageTitle';
import { dayOf } from '../format/day';
import { useFormat } from '../format/useFormat';
import { LoadFailed } from '../parts/LoadFailed';
import '../work/work.css';
import { NewReport } from './NewReport';
import './report.css';

/** How many years back are offered. */
const YEARS = 6;

/** 通报: every report of the person's regions with its versions, and the start of the next. */
export function ReportsPage() {
  const { t } = useTranslation('report');
  const filter = useSearch({ from: '/office/report-readers/reports' });
  const navigate = useNavigate({ from: '/reports' });
  const list = useInfiniteQuery(reportsQuery(filter));
  usePageTitle(t('title'));
  const regions = list.data?.pages[0]?.regions ?? [];
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const thisYear = Number(dayOf(new Date().toISOString()).slice(0, 4));
  return (
    <div className="reports">
      <h1>{t('title')}</h1>
      {regions.length > 0 && <NewReport regions={regions} />}
      <section aria-labelledby="report-list">
        <h2 id="report-list">{t('list')}</h2>
        <div className="report-filter">
          {regions.length > 1 && (
            <Select
              aria-label={t('region')}
              allowClear
              placeholder={t('allRegions')}
              value={filter.region}
              options={regions.map(({ code, name }) => ({ value: code, label: name }))}
              onChange={(region?: string) => void navigate({ search: { ...filter, region } })}
            />
          )}
          <Select
            aria-label={t('year')}
            allowClear
            placeholder={t('allYears')}
            value={filter.year}
            options={Array.from({ length: YEARS }, (_, n) => ({ value: thisYear - n, label: String(thisYear - n) }))}
            onChange={(year?: number) => void navigate({ search: { ...filter, year } })}
          />
        </div>
        {list.error && <LoadFailed error={list.error} retry={() => void list.refetch()} />}
        {list.isPending && <div className="table-frame list-skeleton" aria-busy="true" />}
        {list.data && rows.length === 0 && <p className="table-frame list-note">{t('none')}</p>}
        {rows.length > 0 && <Lines rows={rows} />}
        {list.hasNextPage && (
          <Button className="report-more" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('more')}
          </Button>
        )}
      </section>
    </div>
  );
}

function Lines({ rows }: { readonly rows: readonly ReportLine[] }) {
  const { t } = useTranslation('report');
  const format = useFormat();
  return (
    <div className="table-frame">
      <table className="figures" aria-labelledby="report-list">
        <thead>
          <tr>
            <th scope="col">{t('month')}</th>
            <th scope="col">{t('region')}</th>
            <th scope="col">{t('version')}</th>
            <th scope="col">{t('state.label')}</th>
            <th scope="col">{t('signed')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, month, regionName, version, reason, signerName, publishedAt, ...line }) => (
            <tr key={id}>
              <th scope="row">
                <Link to="/reports/$reportId" params={{ reportId: id }} className="num">
                  {format.month(month)}
                </Link>
              </th>
              <td>{regionName}</td>
              <td className="num">
                {version}
                {reason !== null && <span className="second-line report-reason">{reason}</span>}
              </td>
              <td>
                <StateTag {...line} />
              </td>
              <td>
                {signerName}
                {publishedAt !== null && <span className="second-line num">{format.short(publishedAt)}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** 草稿, 已发布, or 已被更正 where a later version took its place. */
export function StateTag({ state, isLatest }: Pick<ReportLine, 'state' | 'isLatest'>) {
  const { t } = useTranslation('report');
  if (state === 'draft') return <Tag>{t('state.draft')}</Tag>;
  return isLatest ? <Tag color="blue">{t('state.published')}</Tag> : <Tag>{t('state.corrected')}</Tag>;
}
