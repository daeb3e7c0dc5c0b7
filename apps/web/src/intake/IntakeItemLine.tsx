import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { APPLICANT_TYPES, HANDLING_FORMS } from '#libs/domain/terms/index.js';
import type { ItemRow } from '../api/items';
import { useSettings } from '../app/settings';
import { limitText } from '../applicants/limit-text';
import { termNames } from '../format/terms';

/** An item of the catalogue; those of other regions say which. */
export type IntakeRow = ItemRow & { readonly regionName?: string };

/** One item with 点击受理, where a window may take it in. */
export function IntakeItemLine({ item }: { readonly item: IntakeRow }) {
  const { t } = useTranslation('intake');
  const { t: guide } = useTranslation('applicants');
  const { language } = useSettings();
  const { itemCode, name, departmentName, regionName } = item;
  const isTaken = item.handlingForms.includes('window');
  return (
    <li className="intake-item">
      <div className="intake-item-text">
        <h2>{name}</h2>
        <p>
          {departmentName}
          {regionName && ` · ${regionName}`}
        </p>
        <p className="hint num">{itemCode}</p>
      </div>
      <div className="intake-item-facts">
        <Tag>{guide(`caseType.${item.caseType}`)}</Tag>
        <span>{guide('items.promised', { limit: limitText(guide, item.promisedLimit) })}</span>
        <span className="hint">{termNames(APPLICANT_TYPES, item.serviceObjects, language)}</span>
      </div>
      {isTaken ? (
        <Link
          to="/intake/$itemCode"
          params={{ itemCode }}
          className="plain-button"
          aria-label={t('items.takeOf', { name })}
        >
          {t('items.take')}
        </Link>
      ) : (
        <span className="hint">
          {t('items.notHere', { forms: termNames(HANDLING_FORMS, item.handlingForms, language) })}
        </span>
      )}
    </li>
  );
}
