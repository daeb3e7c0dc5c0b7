import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type CaseFile, caseQuery } from '../api/case';
import { usePageTitle } from '../app/usePageTitle';
import { useFormat } from '../format/useFormat';
import './applicants.css';
import { JourneyBar } from './JourneyBar';
import { LoadFailed } from './LoadFailed';
import { MyMaterials } from './MyMaterials';
import { MyResult } from './MyResult';
import { RatingForm } from './RatingForm';
import { WhatIsAsked } from './WhatIsAsked';

/** Often enough that an officer's act shows soon (SCR-11), seldom enough for a phone's battery. */
const REFRESH_MS = 15_000;

/** One case in plain words: where it stands, what is asked by when, what was said, and the result. */
export function MyCasePage() {
  const { t } = useTranslation('applicants');
  const { caseNo } = useParams({ from: '/public/personal/me/cases/$caseNo' });
  const { data: file, error, refetch } = useQuery({ ...caseQuery(caseNo), refetchInterval: REFRESH_MS });
  usePageTitle(file?.basic.itemName ?? '');
  if (!file && error) return <LoadFailed error={error} retry={() => void refetch()} />;
  if (!file) return <div className="card placeholder" aria-busy="true" aria-label={t('loading')} />;
  const may = new Set(file.availableCommands);
  return (
    <article className="guide">
      <nav aria-label={t('guide.path')} className="second no-print">
        <Link to="/me">{t('mine.title')}</Link>
      </nav>
      <h1>{file.basic.itemName}</h1>
      <p className="second">
        <span className="case-no">{file.caseNo}</span>
      </p>
      <JourneyBar stage={file.stage} stageName={file.stageName} />
      <WhatIsAsked file={file} />
      <Promise file={file} />
      <p className="actions no-print">
        {may.has('withdraw') && (
          <Link to="/me/cases/$caseNo/withdraw" params={{ caseNo }}>
            {t('mine.withdraw')}
          </Link>
        )}
        <Link to="/me/cases/$caseNo/receipt" params={{ caseNo }}>
          {t('mine.receipt')}
        </Link>
      </p>
      <MyResult file={file} />
      {may.has('rate') && <RatingForm caseNo={caseNo} />}
      <section>
        <h2>{t('mine.process')}</h2>
        <Process file={file} />
      </section>
      <section>
        <h2>{t('mine.materials')}</h2>
        <MyMaterials file={file} />
      </section>
    </article>
  );
}

/** By when the office has promised to decide, and whether the clock rests. */
function Promise({ file }: { readonly file: CaseFile }) {
  const { t } = useTranslation('applicants');
  const format = useFormat();
  const clock = file.clocks.find(({ kind, state }) => kind === 'promise' && state !== 'stopped');
  if (!clock?.dueOn) return null;
  return (
    <p>
      {clock.state === 'paused' ? t('mine.paused') : t('mine.promised', { day: format.day(clock.dueOn) })}
      {clock.provisional && t('progress.provisional')}
    </p>
  );
}

function Process({ file }: { readonly file: CaseFile }) {
  const format = useFormat();
  return (
    <ol className="process">
      {file.process.toReversed().map((step) => (
        <li key={step.seq}>
          <strong>{step.name}</strong>
          {step.step && <span>({step.step})</span>} <span className="second num">{format.instant(step.at)}</span>
          {step.opinion && <p className="prose">{step.opinion}</p>}
        </li>
      ))}
    </ol>
  );
}
