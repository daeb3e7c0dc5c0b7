import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type CaseFile, caseQuery } from '../api/case';
import { usePageTitle } from '../app/usePageTitle';
import { useFormat } from '../format/useFormat';
import { LoadFailed } from '../parts/LoadFailed';
import './after.css';
import { DocumentList } from './DocumentList';
import { MessageSection } from './MessageSection';
import { OnwardBar } from './OnwardBar';
import { QueryPassword } from './QueryPassword';
import { RatingSection } from './RatingSection';

/** After 完成 of a step (MSG-01 to 06, ACC-16): what was done, then rating, messages and documents in order, and on. */
export function AfterPage() {
  const { caseNo, seq } = useParams({ from: '/office/cases/$caseNo/after/$seq' });
  const { data: file, error, refetch } = useQuery(caseQuery(caseNo));
  if (file) return <After key={`${caseNo}/${seq}`} file={file} seq={Number(seq)} />;
  if (error) return <LoadFailed error={error} retry={() => void refetch()} />;
  return <Skeleton active className="after" />;
}

function After({ file, seq }: { readonly file: CaseFile; readonly seq: number }) {
  return (
    <article className="after">
      <WhatWasDone file={file} seq={seq} />
      <QueryPassword caseNo={file.caseNo} />
      <RatingSection file={file} />
      <MessageSection caseNo={file.caseNo} seq={seq} />
      <DocumentList caseNo={file.caseNo} at={file.process.find((step) => step.seq === seq)?.at} steps={file.process} />
      <OnwardBar caseNo={file.caseNo} />
    </article>
  );
}

/** Takes the focus: whoever finished a step by keyboard is told at once that it is done. */
function WhatWasDone({ file, seq }: { readonly file: CaseFile; readonly seq: number }) {
  const { t } = useTranslation('after');
  const format = useFormat();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const step = file.process.find((one) => one.seq === seq);
  const title = step ? t('title', { action: step.step ? `${step.name}(${step.step})` : step.name }) : t('case');
  usePageTitle(title);
  return (
    <header className="after-head">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <p>
        {file.basic.itemName} <span className="num after-no">{file.caseNo}</span>
      </p>
      {step && (
        <p className="after-second">
          {t('done', { by: step.person.name, at: format.instant(step.at) })} ·{' '}
          {t('currentStage', { stage: file.stageName })}
        </p>
      )}
    </header>
  );
}
