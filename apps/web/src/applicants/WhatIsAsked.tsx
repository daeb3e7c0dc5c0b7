import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseFile } from '../api/case';
import { useFormat } from '../format/useFormat';
import { askedLines, replyDay } from './asked';

/** What the office waits for, by when, line by line; nothing when it waits for nothing. */
export function WhatIsAsked({ file }: { readonly file: CaseFile }) {
  const { t } = useTranslation('applicants');
  const format = useFormat();
  if (file.stage === 'awaiting_originals')
    return (
      <section className="asked">
        <h2>{t('asked.title')}</h2>
        <p>{t('asked.originals')}</p>
      </section>
    );
  if (file.stage !== 'awaiting_supplement') return null;
  const due = replyDay(file);
  return (
    <section className="asked">
      <h2>{t('asked.title')}</h2>
      <p>{due ? t('asked.by', { day: format.day(due) }) : t('asked.noDate')}</p>
      <ul>
        {askedLines(file).map(({ id, name, requirement }) => (
          <li key={id}>
            <strong>{name}</strong>
            <p className="prose">{requirement}</p>
          </li>
        ))}
      </ul>
      {file.availableCommands.includes('submit-supplement') && (
        <Link className="plain-button" to="/me/cases/$caseNo/supplement" params={{ caseNo: file.caseNo }}>
          {t('asked.supplement')}
        </Link>
      )}
    </section>
  );
}
