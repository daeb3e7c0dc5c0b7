import { STAGE_INFO } from '#libs/domain/case/stage.js';
import { HAND_IN_FORMS } from '#libs/domain/terms/index.js';
import type { ReactNode } from 'react';
import type { CaseFile } from '../api/case';
import { termName } from '../format/terms';
import { personFacts } from './BasicTab';
import { clockName } from './clock';
import { MoveList } from './ClockWhy';
import { type Fact, FactList, wideIfLong } from './FactList';
import { factText } from './fact-text';
import { CaseFiles } from './FileViewer';
import { FormFields } from './FormFields';
import { LongText } from './LongText';
import type { ProcessStep } from './process-kinds';
import { useWords, type Words } from './words';

interface StepDetailProps {
  readonly step: ProcessStep;
  readonly file: CaseFile;
  readonly title: string;
}

/** 详情 of one step, read-only: the form and files of it, to whom it went, what it did to the limits. */
export function StepDetail({ step, file, title }: StepDetailProps) {
  const words = useWords();
  const { t } = words;
  const { detail } = step;
  const moved = file.clocks.flatMap((clock) => {
    const moves = clock.moves.filter(({ seq }) => seq === step.seq);
    return moves.length > 0 ? [{ clock, moves }] : [];
  });
  const facts = factsOf(step, words);
  const parts: readonly (ReactNode | false)[] = [
    facts.length > 0 && <FactList key="facts" facts={facts} />,
    detail.materials.length > 0 && (
      <Part key="materials" title={t('process.materials')}>
        <StepMaterials step={step} caseNo={file.caseNo} />
      </Part>
    ),
    detail.form.length > 0 && (
      <Part key="form" title={t('process.form')}>
        <FormFields fields={detail.form} />
      </Part>
    ),
    detail.corrections.length > 0 && (
      <Part key="corrections" title={t('process.corrections')}>
        <Corrections step={step} file={file} />
      </Part>
    ),
    moved.length > 0 && (
      <Part key="moves" title={t('process.moves')}>
        {moved.map(({ clock, moves }) => (
          <div key={clock.id}>
            <p className="second">{clockName(clock, words)}</p>
            <MoveList moves={moves} />
          </div>
        ))}
      </Part>
    ),
  ].filter(Boolean);
  if (parts.length === 0) return null;
  return (
    <details className="step-detail">
      <summary aria-label={t('process.detailsOf', { name: title })}>{t('process.details')}</summary>
      <div className="step-detail-body">{parts}</div>
    </details>
  );
}

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className="step-part">
    <h4>{title}</h4>
    {children}
  </section>
);

function factsOf({ detail }: ProcessStep, words: Words): Fact[] {
  const { t, language } = words;
  const { to, people, unmet, receiver } = detail;
  return [
    ...(to ? [[t('process.to'), STAGE_INFO[to][language]] as const] : []),
    ...(people.length > 0
      ? [[t('process.people'), people.map(({ name }) => name).join(language === 'zh' ? '、' : ', ')] as const]
      : []),
    ...detail.facts.map(({ name, value }): Fact => {
      const text = factText(name, value, words);
      return [t(`fact.${name}`), <LongText key={name} text={text} />, wideIfLong(text)];
    }),
    ...(unmet.length > 0
      ? [
          [
            t('process.unmet'),
            <ul key="unmet">
              {unmet.map(({ id, name }) => (
                <li key={id}>{name}</li>
              ))}
            </ul>,
            'wide',
          ] as const,
        ]
      : []),
    ...(receiver
      ? personFacts(receiver, words).map(([label, value]): Fact => [`${t('process.receiver')} ${label}`, value])
      : []),
  ];
}

function StepMaterials({ step, caseNo }: { readonly step: ProcessStep; readonly caseNo: string }) {
  const { t, language } = useWords();
  return (
    <ul className="plain-list">
      {step.detail.materials.map(({ id, name, form, requirement, repeated, correctedOnSpot, ...line }) => (
        <li key={id}>
          <span>{name}</span>
          {form && <span className="second"> · {termName(HAND_IN_FORMS, form, language)}</span>}
          {line.originalChecked && <span className="second"> · {t('materials.originalChecked')}</span>}
          {requirement && <p className="asked">{requirement}</p>}
          {repeated && <span className="second">{t('process.repeated')}</span>}
          {correctedOnSpot && <p className="second">{t('materials.corrected', { text: correctedOnSpot })}</p>}
          <CaseFiles caseNo={caseNo} files={line.attachments} />
        </li>
      ))}
    </ul>
  );
}

/** 数据更正 with both versions; the fields of the form by their labels. */
function Corrections({ step, file }: { readonly step: ProcessStep; readonly file: CaseFile }) {
  const { t } = useWords();
  const label = (path: string) => {
    const [group, field = ''] = path.split('.', 2);
    if (group === 'form') return file.form.find(({ name }) => name === field)?.label ?? field;
    const known = field as
      'name' | 'idNo' | 'phone' | 'address' | 'legalRepresentative' | 'contactName' | 'preferredChannel';
    return t(`basic.${known}`, { defaultValue: path });
  };
  const shown = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? value : t('empty'));
  const isMasked = step.detail.corrections.every(({ after }) => after === undefined);
  if (isMasked)
    return (
      <p>
        {step.detail.corrections.map(({ path }) => label(path)).join('、')}({t('process.correctionMasked')})
      </p>
    );
  return (
    <div className="table-frame" role="group" tabIndex={0} aria-label={t('process.corrections')}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('process.field')}</th>
            <th scope="col">{t('process.before')}</th>
            <th scope="col">{t('process.after')}</th>
          </tr>
        </thead>
        <tbody>
          {step.detail.corrections.map(({ path, before, after }) => (
            <tr key={path}>
              <th scope="row">{label(path)}</th>
              <td>{shown(before)}</td>
              <td>{shown(after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
