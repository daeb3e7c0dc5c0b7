import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Alert, Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { itemQuery } from '../api/items';
import { useMe } from '../api/session';
import { usePageTitle } from '../app/usePageTitle';
import { IntakeForm } from './IntakeForm';
import './intake.css';

/** 收件: one application at the window, of the item's current version (APP-14). */
export function IntakePage() {
  const { t } = useTranslation();
  const { itemCode } = useParams({ from: '/office/intake/$itemCode' });
  const { data: item, error, refetch } = useQuery(itemQuery(itemCode));
  usePageTitle(item?.name ?? '');
  const me = useMe();
  if (!item && error)
    return (
      <Alert
        type="error"
        showIcon
        role="alert"
        title={error.message}
        action={<Button onClick={() => void refetch()}>{t('button.retry')}</Button>}
      />
    );
  if (!item || !me) return <Skeleton active paragraph={{ rows: 10 }} />;
  return <IntakeForm key={itemCode} item={item} draft={`${me.id}/${itemCode}/intake`} />;
}
