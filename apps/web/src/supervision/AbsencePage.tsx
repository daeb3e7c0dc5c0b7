import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { absenceQuery } from '../api/supervision';
import { usePageTitle } from '../app/usePageTitle';
import { DayInput } from '../parts/DayInput';
import './supervision.css';
import { SupervisionTabs } from './SupervisionTabs';
import { WatchedList } from './WatchedList';

interface Absence {
  readonly user: string;
  readonly from: string;
  readonly to: string;
}

/** 请假影响: which cases would break if somebody were away. Nothing is changed by asking. */
export function AbsencePage() {
  const { t } = useTranslation('supervision');
  const { user, from, to } = useSearch({ from: '/office/overseers/supervision/absence' });
  const navigate = useNavigate({ from: '/supervision/absence' });
  usePageTitle(t('absence.title'));
  const required = [{ required: true, message: t('absence.required') }];
  return (
    <>
      <h1 className="watch-title">{t('absence.title')}</h1>
      <SupervisionTabs />
      <p className="quiet">{t('absence.about')}</p>
      <Form<Absence>
        layout="vertical"
        className="absence-form"
        initialValues={{ user, from, to }}
        onFinish={(asked) => void navigate({ search: { ...asked, user: asked.user.trim() } })}
      >
        <Form.Item name="user" label={t('absence.user')} rules={required}>
          <Input autoComplete="off" maxLength={64} />
        </Form.Item>
        <Form.Item name="from" label={t('absence.from')} rules={required}>
          <DayInput />
        </Form.Item>
        <Form.Item name="to" label={t('absence.to')} rules={required}>
          <DayInput />
        </Form.Item>
        <Button type="primary" htmlType="submit">
          {t('absence.ask')}
        </Button>
      </Form>
      {user && from && to && <Broken key={`${user}/${from}/${to}`} absence={{ user, from, to }} />}
    </>
  );
}

function Broken({ absence }: { readonly absence: Absence }) {
  const { t } = useTranslation('supervision');
  const list = useInfiniteQuery(absenceQuery(absence));
  const found = list.data?.pages.at(-1);
  const title = found ? t('absence.found', { name: found.name, count: found.total }) : t('absence.title');
  return (
    <section aria-label={title}>
      <div role="status">{found && <h2 className="watch-list-title">{title}</h2>}</div>
      {found && <p>{t('absence.before', { count: found.workingDaysBefore })}</p>}
      <WatchedList title={title} list={list} empty={t('absence.none')} onMore={() => void list.fetchNextPage()} />
    </section>
  );
}
