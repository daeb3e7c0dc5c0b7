import { Link } from '@tanstack/react-router';
import { Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Item } from '../api/items';
import { limitText } from '../applicants/limit-text';

/** Which item, whose, and in what time. */
export function IntakeHead({ item }: { readonly item: Item }) {
  const { t } = useTranslation('intake');
  const { t: guide } = useTranslation('applicants');
  const { name, departmentName, itemCode, version, caseType, serviceMode, promisedLimit } = item;
  return (
    <header className="intake-head">
      <Typography.Title level={1} className="page-title">
        {t('form.title', { name })}
      </Typography.Title>
      <p>
        {departmentName} <Tag>{guide(`caseType.${caseType}`)}</Tag>
        <Tag>{guide(`mode.${serviceMode}`)}</Tag>
        <span className="nowrap">{guide('items.promised', { limit: limitText(guide, promisedLimit) })}</span>
      </p>
      <p className="hint">
        <span className="num">{itemCode}</span> · {t('form.version', { version })} ·{' '}
        <Link to="/items/$itemCode" params={{ itemCode }} target="_blank">
          {t('form.guide')}
        </Link>
      </p>
    </header>
  );
}
