import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Alert, Button, Popconfirm, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { type NoticeAct, noticeQuery, type NoticeWithRetiming, useNoticeAct } from '../api/calendars';
import { isProblem } from '../api/problem';
import { useMe } from '../api/session';
import { usePageTitle } from '../app/usePageTitle';
import { useFormat } from '../format/useFormat';
import { LoadFailed } from '../parts/LoadFailed';
import '../work/work.css';
import './calendars.css';
import { RetimedCases } from './RetimedCases';

/** A notice: which dates it changes, what it would do to running cases, and once published how far they are re-timed. */
export function NoticePage() {
  const { noticeId } = useParams({ from: '/office/calendar-keepers/calendars/notices/$noticeId' });
  const { data, error, refetch } = useQuery(noticeQuery(noticeId));
  if (data) return <NoticeView notice={data} />;
  if (error) return <LoadFailed error={error} retry={() => void refetch()} />;
  return <Skeleton active />;
}

function NoticeView({ notice }: { readonly notice: NoticeWithRetiming }) {
  const { t } = useTranslation('calendars');
  const format = useFormat();
  const me = useMe();
  const act = useNoticeAct(notice.id);
  usePageTitle(notice.source);
  const { retiming, publishedAt } = notice;
  const isAdmin = me?.posts.some(({ role }) => role === 'admin') === true;
  const button = (name: NoticeAct, primary = false) => (
    <Button
      type={primary ? 'primary' : 'default'}
      loading={act.isPending && act.variables === name}
      onClick={() => act.mutate(name)}
    >
      {t(`act.${name}`)}
    </Button>
  );
  return (
    <div className="calendars">
      <p>
        <Link to="/calendars" search={{ id: notice.calendarId }}>
          {t('back')}
        </Link>
      </p>
      <h1>
        {notice.source} {notice.year !== null && <span className="num">{notice.year}</span>}
      </h1>
      <p className="quiet">
        {notice.signer} · {t('importedBy', { by: notice.importedBy, at: format.instant(notice.importedAt) })}
        {publishedAt !== null && (
          <> · {t('publishedBy', { by: notice.publishedBy, at: format.instant(publishedAt) })}</>
        )}
      </p>
      <Changes notice={notice} />
      <section aria-labelledby="retiming">
        <h2 id="retiming">{t(publishedAt === null ? 'dryRun' : 'retiming')}</h2>
        <p role="status" className="retiming-state">
          {t(`state.${retiming.state}`)}
        </p>
        <dl className="retiming-counts">
          {(['cases', 'moved', 'carded', 'freed', 'waiting', 'failed'] as const).map((name) => (
            <div key={name}>
              <dt>{t(`count.${name}`)}</dt>
              <dd className="num">{retiming[name]}</dd>
            </div>
          ))}
        </dl>
        {act.error && (
          <Alert
            type="error"
            showIcon
            role="alert"
            title={isProblem(act.error) ? act.error.detail : act.error.message}
          />
        )}
        {isAdmin && publishedAt === null && (
          <div className="notice-acts">
            {button('dry-run')}
            <Popconfirm
              title={t('confirm')}
              okText={t('act.publish')}
              cancelText={t('button.cancel', { ns: 'common' })}
              onConfirm={() => act.mutate('publish')}
            >
              <Button type="primary" loading={act.isPending && act.variables === 'publish'}>
                {t('act.publish')}
              </Button>
            </Popconfirm>
          </div>
        )}
        {isAdmin && publishedAt !== null && retiming.state !== 'finished' && (
          <div className="notice-acts">{retiming.state === 'paused' ? button('resume', true) : button('pause')}</div>
        )}
        {retiming.moved > 0 && <RetimedCases notice={notice} />}
      </section>
    </div>
  );
}

function Changes({ notice }: { readonly notice: NoticeWithRetiming }) {
  const { t } = useTranslation('calendars');
  const { day } = useFormat();
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">{t('changes', { count: notice.changes.length })}</h2>
      {notice.changes.length === 0 && <p className="quiet">{t('noChanges')}</p>}
      <ul className="day-changes">
        {notice.changes.map((change) => (
          <li key={change.day}>
            <span className="num">{day(change.day)}</span> {t(`day.${change.before as 'working'}`)} →{' '}
            <strong>{t(`day.${change.after as 'working'}`)}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
}
