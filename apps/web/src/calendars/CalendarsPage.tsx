import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Calendar, calendarsQuery, noticesQuery } from '../api/calendars';
import { useMe } from '../api/session';
import { usePageTitle } from '../app/usePageTitle';
import { dayOf } from '../format/day';
import { useFormat } from '../format/useFormat';
import { Choices } from '../parts/Choices';
import { LoadFailed } from '../parts/LoadFailed';
import '../work/work.css';
import './calendars.css';
import { ImportForm } from './ImportForm';

const NATIONAL = 'CN';

/** 工作日历: which years are arranged and by which document, the history of notices, and the import of the next one. */
export function CalendarsPage() {
  const { t } = useTranslation('calendars');
  const { id = NATIONAL } = useSearch({ from: '/office/calendar-keepers/calendars' });
  const navigate = useNavigate({ from: '/calendars' });
  const me = useMe();
  const { data, error, refetch } = useQuery(calendarsQuery);
  usePageTitle(t('title'));
  const calendar = data?.rows.find((one) => one.id === id);
  const mayImport = me?.posts.some(({ role }) => role === 'admin') === true;
  return (
    <div className="calendars">
      <h1>{t('title')}</h1>
      {error && <LoadFailed error={error} retry={() => void refetch()} />}
      {data && data.rows.length > 1 && (
        <Choices
          label={t('choose')}
          value={id}
          options={data.rows.map((one) => ({ value: one.id, label: one.name ?? t('national') }))}
          onChange={(next) => void navigate({ search: { id: next } })}
        />
      )}
      {!data && !error && <div className="table-frame list-skeleton" aria-busy="true" />}
      {calendar && <Years calendar={calendar} />}
      {calendar && <History id={id} />}
      {calendar && mayImport && <ImportForm key={id} calendar={calendar} isNational={id === NATIONAL} />}
    </div>
  );
}

function Years({ calendar }: { readonly calendar: Calendar }) {
  const { t } = useTranslation('calendars');
  const { day } = useFormat();
  const next = Number(dayOf(new Date().toISOString()).slice(0, 4)) + 1;
  const isMissing = !calendar.years.some(({ year }) => year === next);
  return (
    <section aria-labelledby="calendar-years">
      <h2 id="calendar-years">{t('years', { version: calendar.version })}</h2>
      <div className="table-frame" tabIndex={0} role="group" aria-labelledby="calendar-years">
        <table className="figures" aria-labelledby="calendar-years">
          <thead>
            <tr>
              <th scope="col">{t('year')}</th>
              <th scope="col">{t('source')}</th>
              <th scope="col" className="is-number">
                {t('daysOff')}
              </th>
              <th scope="col" className="is-number">
                {t('workingDays')}
              </th>
            </tr>
          </thead>
          <tbody>
            {calendar.years.map(({ year, source, daysOff, workingDays }) => (
              <tr key={year}>
                <th scope="row" className="num">
                  {year}
                </th>
                <td>{source}</td>
                <td className="is-number num">{daysOff}</td>
                <td className="is-number num">{workingDays}</td>
              </tr>
            ))}
            {isMissing && (
              <tr>
                <th scope="row" className="num">
                  {next}
                </th>
                <td colSpan={3}>{t('provisional')}</td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
      {calendar.regionalDays.length > 0 && (
        <ul className="regional-days" aria-label={t('regionalDays')}>
          {calendar.regionalDays.map((line) => (
            <li key={line.day}>
              <span className="num">{day(line.day)}</span> {t(`kind.${line.kind as 'off'}`)} · {line.source}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function History({ id }: { readonly id: string }) {
  const { t } = useTranslation('calendars');
  const { instant } = useFormat();
  const { data, error, refetch } = useQuery(noticesQuery(id));
  return (
    <section aria-labelledby="calendar-history">
      <h2 id="calendar-history">{t('history')}</h2>
      {error && <LoadFailed error={error} retry={() => void refetch()} />}
      {data?.rows.length === 0 && <p className="quiet">{t('noHistory')}</p>}
      <ul className="notice-list">
        {data?.rows.map(({ id: noticeId, source, signer, year, importedBy, importedAt, publishedBy, publishedAt }) => (
          <li key={noticeId}>
            <Link to="/calendars/notices/$noticeId" params={{ noticeId }}>
              {source}
            </Link>{' '}
            {year !== null && <span className="num">{year}</span>} · {signer}
            <span className="second-line">
              {publishedAt !== null
                ? t('publishedBy', { by: publishedBy, at: instant(publishedAt) })
                : t('importedBy', { by: importedBy, at: instant(importedAt) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
