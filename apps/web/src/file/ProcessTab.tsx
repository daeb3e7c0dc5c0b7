import { Button, Select } from 'antd';
import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import { roleNames } from '#libs/domain/case/role-names.js';
import type { CaseFile } from '../api/case';
import { LongText } from './LongText';
import { kindOf, type ProcessStep, STEP_KINDS, type StepKind } from './process-kinds';
import { StepDetail } from './StepDetail';
import { useWords } from './words';

/** 过程信息: every step with person, role, time and opinion; each opens its details read-only (PRE-03, APR-15). */
export function ProcessTab({ file }: { readonly file: CaseFile }) {
  const { t } = useWords();
  const [isNewestFirst, setNewestFirst] = useState(true);
  const [person, setPerson] = useState('');
  const [kind, setKind] = useState<StepKind | ''>('');
  const people = [...new Map(file.process.map((step) => [step.person.id, step.person.name]))];
  const steps = file.process.filter(
    (step) => (person === '' || step.person.id === person) && (kind === '' || kindOf(step) === kind),
  );
  return (
    <>
      <div className="process-tools no-print">
        <Select
          aria-label={t('process.person')}
          value={person}
          onChange={setPerson}
          options={[
            { value: '', label: t('process.everybody') },
            ...people.map(([value, label]) => ({ value, label })),
          ]}
        />
        <Select<StepKind | ''>
          aria-label={t('process.kind')}
          value={kind}
          onChange={setKind}
          options={[
            { value: '', label: t('process.kinds.all') },
            ...STEP_KINDS.map((value) => ({ value, label: t(`process.kinds.${value}`) })),
          ]}
        />
        <Button onClick={() => setNewestFirst(!isNewestFirst)} aria-pressed={!isNewestFirst}>
          {t(isNewestFirst ? 'process.newest' : 'process.oldest')}
        </Button>
        <span role="status">{t('process.count', { count: steps.length })}</span>
      </div>
      {steps.length === 0 && <p>{t('process.none')}</p>}
      <ol className="timeline">
        {(isNewestFirst ? steps.toReversed() : steps).map((step) => (
          <Step key={step.seq} step={step} file={file} />
        ))}
      </ol>
    </>
  );
}

function Step({ step, file }: { readonly step: ProcessStep; readonly file: CaseFile }) {
  const { t, language, instant } = useWords();
  const { seq, name, at, person, outcome, opinion, sent } = step;
  const title = step.step ? `${name}(${step.step})` : name;
  const isEngine = person.role === 'engine';
  return (
    <li id={`step-${seq}`} className={`step is-${kindOf(step)}`}>
      <div className="step-head">
        <strong>{title}</strong>
        {outcome && (
          <span className="step-outcome">{t(`process.outcome.${outcome as 'approve' | 'return' | 'deny'}`)}</span>
        )}
        <span className="step-person">
          {isEngine ? t('process.engine') : `${person.name} · ${roleNames([person.role])[language]}`}
        </span>
        <time className="num" dateTime={at}>
          {instant(at)}
        </time>
      </div>
      {opinion && <LongText text={opinion} />}
      <div className="step-more">
        <StepDetail step={step} file={file} title={title} />
        {sent && (
          <Link
            className="no-print"
            to="/cases/$caseNo/after/$seq"
            params={{ caseNo: file.caseNo, seq: String(seq) }}
            aria-label={t('process.sentOf', { name: title })}
          >
            {t('process.sent')}
          </Link>
        )}
      </div>
    </li>
  );
}
