import { HAND_IN_FORMS, MATERIAL_FORMS, MATERIAL_TYPES, NECESSITIES } from '#libs/domain/terms/index.js';
import { conditionsOf } from '#libs/domain/item/conditions.js';
import type { CaseFile } from '../api/case';
import { termName } from '../format/terms';
import { Block } from './FactList';
import { CaseFiles } from './FileViewer';
import { useWords, type Words } from './words';

type Material = CaseFile['materials'][number];

/** 条件材料: the conditions, and each material with its state, files, what was asked for and what was replaced. */
export function MaterialsTab({ file }: { readonly file: CaseFile }) {
  const { t } = useWords();
  const conditions = conditionsOf(file.basic.acceptanceStandard);
  return (
    <>
      <Block title={t('materials.conditions')}>
        {conditions.length === 0 && <p>{t('materials.noConditions')}</p>}
        <ol className="conditions">
          {conditions.map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ol>
      </Block>
      <Block title={t('materials.title')}>
        {file.materials.length === 0 ? (
          <p>{t('materials.none')}</p>
        ) : (
          <div role="table" aria-label={t('materials.title')} className="material-table">
            <div role="row" className="material-row material-heads">
              <span role="columnheader">{t('materials.material')}</span>
              <span role="columnheader">{t('materials.requirement')}</span>
              <span role="columnheader">{t('materials.handedIn')}</span>
              <span role="columnheader">{t('materials.files')}</span>
            </div>
            {file.materials.map((material) => (
              <MaterialRow key={material.id} material={material} caseNo={file.caseNo} />
            ))}
          </div>
        )}
      </Block>
    </>
  );
}

function MaterialRow({ material, caseNo }: { readonly material: Material; readonly caseNo: string }) {
  const words = useWords();
  const { t, language, instant } = words;
  const { no, name, notes, necessity, form, type, copies, handedIn, replaced } = material;
  return (
    <div role="row" className="material-row">
      <div role="rowheader">
        <span className="material-no">{no}.</span> {name}
        {notes && <p className="second">{notes}</p>}
      </div>
      <div role="cell" className="second">
        {termName(NECESSITIES, necessity, language)} · {termName(MATERIAL_FORMS, form, language)} ·{' '}
        {termName(MATERIAL_TYPES, type, language)}
        {copies > 0 && ` · ${t('materials.copies', { n: copies })}`}
      </div>
      <div role="cell">
        <ul className="material-states">
          {statesOf(material, words).map(([state, tone]) => (
            <li key={state} className={`is-${tone}`}>
              {state}
            </li>
          ))}
        </ul>
        {material.requested.map(({ noticeSeq, requirement, repeated, receivedAt }) => (
          <p key={noticeSeq} className={receivedAt ? 'second' : 'asked'}>
            {t(repeated ? 'materials.askedAgain' : 'materials.asked', { text: requirement })} (
            {receivedAt ? t('materials.received', { time: instant(receivedAt) }) : t('materials.waiting')})
          </p>
        ))}
        {handedIn?.correctedOnSpot && (
          <p className="second">{t('materials.corrected', { text: handedIn.correctedOnSpot })}</p>
        )}
      </div>
      <div role="cell">
        <CaseFiles
          caseNo={caseNo}
          files={handedIn?.attachments ?? []}
          empty={handedIn ? t('materials.noFiles') : undefined}
        />
        {replaced.length > 0 && (
          <details className="replaced">
            <summary>{t('materials.replaced', { count: replaced.length })}</summary>
            {replaced.map((file) => (
              <div key={`${file.attachmentId} ${file.replacedAt}`}>
                <CaseFiles caseNo={caseNo} files={[file]} />
                <p className="second">
                  {t('materials.replacedOf', { from: instant(file.handedInAt), to: instant(file.replacedAt) })}
                </p>
              </div>
            ))}
          </details>
        )}
      </div>
    </div>
  );
}

type Tone = 'good' | 'open' | 'bad' | 'plain';
function statesOf({ handedIn, exempt }: Material, { t, language }: Words): [string, Tone][] {
  if (!handedIn) return exempt ? [[t('materials.exempt'), 'good']] : [[t('materials.missing'), 'open']];
  const { form, passed, originalChecked } = handedIn;
  return [
    [termName(HAND_IN_FORMS, form, language), form === 'deferred' ? 'open' : 'plain'],
    ...(passed === undefined
      ? []
      : ([[t(passed ? 'materials.passed' : 'materials.notPassed'), passed ? 'good' : 'bad']] as [string, Tone][])),
    ...(originalChecked ? ([[t('materials.originalChecked'), 'good']] as [string, Tone][]) : []),
  ];
}
