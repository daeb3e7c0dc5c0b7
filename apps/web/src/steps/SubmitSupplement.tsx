import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import type { HandInForm } from '#libs/domain/terms/index.js';
import type { Attachment } from '../parts/attachment';
import { Materials } from '../parts/Materials';
import { lineOf, openLines } from './lines';
import { Prose } from './Opinion';
import { defineStep, said, type StepFieldsProps } from './step';
import { TickCount } from './TickCount';

interface Line {
  readonly ticked?: boolean;
  readonly form?: HandInForm;
  readonly files?: readonly Attachment[];
}
interface Values {
  readonly materials: Readonly<Record<string, Line | undefined>>;
  readonly opinion?: string;
}

const takenOf = (materials: Values['materials'], file: StepFieldsProps['file']) =>
  openLines(file).filter(({ id }) => materials[id]?.ticked);

/** 补正受理: what the applicant brings is looked at and taken in; what is left without a tick stays asked for (PRE-14, 15). */
export const submitSupplement = defineStep<Values>({
  commands: ['submit-supplement'],
  side: 'basic',
  initial: (file) => ({
    materials: Object.fromEntries(
      openLines(file).map(({ id, acceptedForms }) => [id, { ticked: false, form: acceptedForms[0] as HandInForm }]),
    ),
    opinion: '同意',
  }),
  Fields: SubmitSupplementFields,
  given: ({ materials, opinion }, file) => ({
    command: 'submit-supplement',
    body: {
      materials: takenOf(materials, file).map(({ id, type, acceptedForms }) => {
        const { form = acceptedForms[0] as HandInForm, files = [] } = materials[id] ?? {};
        return {
          materialId: id,
          form,
          attachmentIds: files.map(({ attachmentId }) => attachmentId),
          passed: true,
          // Whoever takes the paper original in has it in their hands.
          ...(form === 'paper' && type === 'original' && { originalChecked: true }),
        };
      }),
      opinion: said(opinion),
    },
  }),
  fieldOf: (pointer, { materials }, file) => {
    const [, index, field] = /^\/materials\/(\d+)\/(\w+)/.exec(pointer) ?? [];
    const line = index === undefined ? undefined : takenOf(materials, file)[Number(index)];
    return line && ['materials', line.id, field === 'form' ? 'form' : 'files'];
  },
});

function SubmitSupplementFields({ file }: StepFieldsProps) {
  const { t } = useTranslation('steps');
  const lines = openLines(file).map((material) => ({
    ...lineOf(material),
    remark: t('supplement.asked', { text: material.requested.at(-1)?.requirement }),
  }));
  return (
    <>
      <p className="hint">{t('supplement.handIn')}</p>
      <Materials lines={lines} tick={t('tick.taken')} forms files="edit" caseNo={file.caseNo} />
      <TickCount none={t('supplement.nothingTaken')} />
      <Rest file={file} />
      <Prose name="opinion" label={t('field.opinion')} />
    </>
  );
}

/** What will be missing still: the case stays where it is until the last one is in. */
function Rest({ file }: Pick<StepFieldsProps, 'file'>) {
  const { t } = useTranslation('steps');
  const materials = Form.useWatch<Values['materials']>('materials', { form: Form.useFormInstance(), preserve: true });
  const rest = openLines(file).length - takenOf(materials ?? {}, file).length;
  return (
    <p className="hint" role="status">
      {rest > 0 ? t('supplement.rest', { n: rest }) : t('supplement.complete')}
    </p>
  );
}
