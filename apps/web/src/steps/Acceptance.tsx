import { AutoComplete, Form, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { HandInForm } from '#libs/domain/terms/index.js';
import type { CaseFile } from '../api/case';
import type { Attachment } from '../parts/attachment';
import { CheckList } from '../parts/CheckList';
import { Materials } from '../parts/Materials';
import { AcceptanceForm } from './AcceptanceForm';
import { ApplicantData } from './ApplicantData';
import { conditions, isMetAtFirst, tickedConditions, type Ticks, untickedConditions, untickedMaterials } from './lines';
import { NextHandlers } from './NextHandlers';
import { Prose } from './Opinion';
import { askedOf, ReplyDays, requirementField, useLinesWithHistory } from './RequestSupplement';
import { defineStep, said, type StepFieldsProps } from './step';

const STATUSES = ['accept', 'request-supplement', 'refuse-acceptance'] as const;
type Status = (typeof STATUSES)[number];

interface Line {
  readonly ticked?: boolean;
  readonly files?: readonly Attachment[];
  readonly text?: string;
}
type FormValues = Readonly<Record<string, string | number | null | undefined>>;

interface Values {
  readonly conditions: Ticks;
  readonly materials: Readonly<Record<string, Line | undefined>>;
  readonly status: Status;
  readonly opinion: { readonly accept: string; readonly supplement: string };
  readonly reason: string;
  readonly legalBasis: string;
  readonly replyWorkingDays?: number | null;
  readonly nextHandlers?: string[];
  readonly form: FormValues;
}

/** 受理: accepted, not accepted, or sent back for a supplement, by one page (ACC-06–16). */
export const acceptance = defineStep<Values>({
  commands: ['accept', 'refuse-acceptance'],
  side: 'process',
  initial: (file, command) => ({
    conditions: tickedConditions(file),
    materials: Object.fromEntries(
      file.materials.map((line) => [
        line.id,
        { ticked: isMetAtFirst(line), files: line.handedIn?.attachments ?? [], text: '' },
      ]),
    ),
    status: command === 'refuse-acceptance' ? 'refuse-acceptance' : 'accept',
    opinion: { accept: '同意', supplement: '' },
    reason: '',
    legalBasis: '',
    replyWorkingDays: file.basic.supplementReplyDays,
    form: Object.fromEntries(file.form.map((field) => [field.name, field.value])),
  }),
  Fields: AcceptanceFields,
  second: {
    isWanted: ({ status }, file) => status === 'accept' && file.form.length > 0,
    Fields: AcceptanceForm,
    part: 'form',
  },
  given: (values, file) => {
    const { status, materials, opinion } = values;
    if (status === 'refuse-acceptance')
      return { command: status, body: { reason: values.reason, legalBasis: values.legalBasis } };
    if (status === 'request-supplement') {
      return {
        command: status,
        body: {
          lines: askedOf(materials, file, false),
          replyWorkingDays: values.replyWorkingDays ?? undefined,
          opinion: said(opinion.supplement),
        },
      };
    }
    return {
      command: status,
      body: {
        opinion: said(opinion.accept),
        nextHandlers: values.nextHandlers,
        unmet: [...untickedConditions(file, values.conditions), ...untickedMaterials(file, materials)],
        materials: changedFiles(materials, file),
        ...(file.form.length > 0 && { form: enteredForm(values.form) }),
      },
    };
  },
  fieldOf: (pointer, { status, materials }, file) => {
    if (pointer === '/opinion') return ['opinion', status === 'accept' ? 'accept' : 'supplement'];
    return requirementField(pointer, askedOf(materials, file, false));
  },
});

/** Lines whose files were added, deleted or replaced meanwhile (ACC-09). */
function changedFiles(materials: Values['materials'], file: CaseFile) {
  return file.materials.flatMap(({ id, handedIn, acceptedForms }) => {
    const attachmentIds = (materials[id]?.files ?? []).map(({ attachmentId }) => attachmentId);
    const before = (handedIn?.attachments ?? []).map(({ attachmentId }) => attachmentId);
    if (attachmentIds.join() === before.join()) return [];
    const form = handedIn?.form ?? acceptedForms[0];
    return [{ materialId: id, form: form as HandInForm, attachmentIds }];
  });
}

const enteredForm = (form: FormValues): Record<string, string | number> =>
  Object.fromEntries(Object.entries(form).map(([name, value]) => [name, value ?? '']));

function AcceptanceFields({ file }: StepFieldsProps) {
  const { t } = useTranslation('steps');
  const status = Form.useWatch<Status | undefined>('status') ?? 'accept';
  const isSupplement = status === 'request-supplement';
  return (
    <>
      <ApplicantData file={file} />
      <CheckList
        name="conditions"
        title={t('conditions')}
        selectAll={t('parts.tickAll', { tick: t('tick.met') })}
        lines={conditions(file)}
      />
      <Materials
        lines={useLinesWithHistory(file)}
        tick={t('tick.met')}
        files="edit"
        caseNo={file.caseNo}
        text={isSupplement ? { label: t('supplement.requirement'), when: false, required: true } : undefined}
      />
      <Form.Item
        name="status"
        label={t('field.status')}
        dependencies={['conditions', 'materials']}
        rules={[
          ({ getFieldsValue }) => ({
            validator: (_rule, chosen: Status) => {
              const { conditions, materials } = getFieldsValue(true) as Values;
              const lines = untickedMaterials(file, materials);
              if (chosen === 'accept' && untickedConditions(file, conditions).length + lines.length > 0)
                return Promise.reject(new Error(t('acceptance.unmet')));
              if (chosen === 'request-supplement' && lines.length === 0)
                return Promise.reject(new Error(t('acceptance.nothingToSupplement')));
              return Promise.resolve();
            },
          }),
        ]}
      >
        <Radio.Group
          options={STATUSES.filter((name) => file.availableCommands.includes(name)).map((value) => ({
            value,
            label: t(`acceptance.${value}`),
          }))}
        />
      </Form.Item>
      {status === 'accept' && (
        <>
          <Prose name={['opinion', 'accept']} label={t('field.opinion')} />
          <NextHandlers caseNo={file.caseNo} />
        </>
      )}
      {isSupplement && (
        <>
          <p className="hint">{t('acceptance.supplementHint')}</p>
          <ReplyDays />
          <Prose name={['opinion', 'supplement']} label={t('field.opinion')} />
        </>
      )}
      {status === 'refuse-acceptance' && <Refusal file={file} />}
    </>
  );
}

/** 不予受理 needs its reason and the law it stands on; both go into the notice. */
function Refusal({ file }: Pick<StepFieldsProps, 'file'>) {
  const { t } = useTranslation('steps');
  const label = t('field.legalBasis');
  return (
    <>
      <Prose name="reason" label={t('acceptance.reason')} required hint={t('acceptance.refusalHint')} />
      <Form.Item
        name="legalBasis"
        label={label}
        rules={[
          { required: true, whitespace: true, message: t('parts.required', { label }) },
          { max: 1000, message: t('parts.tooLong', { max: 1000 }) },
        ]}
      >
        <AutoComplete
          options={[t('acceptance.licensingLaw'), ...file.basic.legalBasis].map((value) => ({ value }))}
          placeholder={t('acceptance.pickOrType')}
        />
      </Form.Item>
    </>
  );
}
