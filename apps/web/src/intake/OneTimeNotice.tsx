import { Alert, Button, type FormInstance } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Item } from '../api/items';
import { useMe } from '../api/session';
import { useFormat } from '../format/useFormat';
import type { IntakeValues, Unmet } from './intake-values';

interface OneTimeNoticeProps {
  readonly item: Item;
  readonly form: FormInstance<IntakeValues>;
  readonly unmet: readonly Unmet[];
  readonly onBack: () => void;
}

/** 一次性告知: all that is missing on one sheet to print; nothing is taken in, and what was typed stays (APP-03). */
export function OneTimeNotice({ item, form, unmet, onBack }: OneTimeNoticeProps) {
  const { t } = useTranslation('intake');
  const format = useFormat();
  const me = useMe();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { applicant, opinion } = form.getFieldsValue(true) as IntakeValues;
  return (
    <article className="notice-sheet">
      <Alert type="info" showIcon className="no-print" title={t('notice.notSaved')} />
      <h1 ref={heading} tabIndex={-1}>
        {t('notice.title')}
      </h1>
      <p>{t('notice.to', { name: applicant.name?.trim() || t('notice.applicant') })}</p>
      <p>{t('notice.text', { item: item.name })}</p>
      {unmet.length === 0 ? (
        <p>{t('notice.nothing')}</p>
      ) : (
        <ol>
          {unmet.map(({ kind, id, name, text }) => (
            <li key={`${kind}/${id}`}>
              {kind !== 'noFile' && t(`notice.${kind}`, { name })}
              {text?.trim() && <strong> {text.trim()}</strong>}
            </li>
          ))}
        </ol>
      )}
      {opinion?.trim() && <p className="prose">{t('notice.opinion', { opinion: opinion.trim() })}</p>}
      <p className="notice-foot">
        {me?.name} · <span className="num">{format.instant(new Date().toISOString())}</span>
      </p>
      <div className="action-bar no-print">
        <Button onClick={onBack}>{t('notice.back')}</Button>
        <Button type="primary" onClick={() => window.print()}>
          {t('notice.print')}
        </Button>
      </div>
    </article>
  );
}
