import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { HAND_IN_FORMS, NECESSITIES } from '#libs/domain/terms/index.js';
import type { CaseFile } from '../api/case';
import { termName } from '../format/terms';
import { useFormat } from '../format/useFormat';
import { AttachmentLine } from '../parts/AttachmentLine';
import { ApplicantData } from './ApplicantData';
import type { SideTab } from './step';

interface StepSideProps {
  readonly file: CaseFile;
  readonly opened: SideTab;
}

/** Beside every step: the case's own tabs, read only, for whoever has to judge (PRE-14, ACC-06). */
export function StepSide({ file, opened }: StepSideProps) {
  const { t } = useTranslation('steps');
  return (
    <aside className="step-side" aria-label={t('side.label')}>
      <Tabs
        size="small"
        tabBarGutter={16}
        defaultActiveKey={opened}
        items={[
          { key: 'basic', label: t('side.basic'), children: <ApplicantData file={file} heading={false} /> },
          { key: 'process', label: t('side.process'), children: <Process file={file} /> },
          { key: 'materials', label: t('side.materials'), children: <SideMaterials file={file} /> },
          { key: 'form', label: t('side.form'), children: <SideForm file={file} /> },
        ]}
      />
    </aside>
  );
}

type FileProps = Pick<StepSideProps, 'file'>;

/** Opinions and acts so far, the newest first. */
function Process({ file }: FileProps) {
  const format = useFormat();
  return (
    <ol className="side-process">
      {file.process.toReversed().map(({ seq, name, step, at, person, opinion }) => (
        <li key={seq}>
          <strong>{step ? `${name} · ${step}` : name}</strong> {person.name}
          <div className="num second">{format.instant(at)}</div>
          {opinion && <p className="prose side-opinion">{opinion}</p>}
        </li>
      ))}
    </ol>
  );
}

function SideMaterials({ file }: FileProps) {
  const { t } = useTranslation('steps');
  const { language } = useFormat();
  return (
    <ol className="side-materials">
      {file.materials.map(({ id, name, necessity, handedIn, exempt }) => (
        <li key={id}>
          <div>{name}</div>
          <div className="second">
            {termName(NECESSITIES, necessity, language)} ·{' '}
            {handedIn
              ? termName(HAND_IN_FORMS, handedIn.form, language)
              : exempt
                ? HAND_IN_FORMS.exempt[language]
                : t('parts.notHandedIn')}
          </div>
          {handedIn?.attachments.map((attachment) => (
            <AttachmentLine key={attachment.attachmentId} file={attachment} caseNo={file.caseNo} />
          ))}
        </li>
      ))}
    </ol>
  );
}

function SideForm({ file }: FileProps) {
  const { t } = useTranslation('steps');
  const filled = file.form.filter((field) => field.value !== null && field.value !== '');
  if (filled.length === 0) return <p className="hint">{t('form.empty')}</p>;
  return (
    <dl className="side-form">
      {filled.map((field) => (
        <div key={field.name}>
          <dt>{field.label}</dt>
          <dd className="prose">{field.value}</dd>
        </div>
      ))}
    </dl>
  );
}
