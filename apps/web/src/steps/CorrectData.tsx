import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { PHONE } from '#libs/domain/case/correctable.js';
import { NOTICE_CHANNELS } from '#libs/domain/terms/index.js';
import type { CaseFile } from '../api/case';
import { termName } from '../format/terms';
import { useFormat } from '../format/useFormat';
import { ChannelSelect } from '../parts/ChannelSelect';
import { SchemaFields } from '../parts/SchemaFields';
import { Prose } from './Opinion';
import { defineStep, type StepFieldsProps } from './step';
import './steps.css';

/** What may be corrected of the applicant, with the bounds of an application (libs/domain/case/correctable.ts). */
const APPLICANT_FIELDS = { name: 100, phone: 25, address: 300, legalRepresentative: 100, contactName: 100 } as const;
type ApplicantField = keyof typeof APPLICANT_FIELDS | 'preferredChannel';
const TEXT_NAMES = Object.keys(APPLICANT_FIELDS) as (keyof typeof APPLICANT_FIELDS)[];
const NAMES: readonly ApplicantField[] = [...TEXT_NAMES, 'preferredChannel'];

type Value = string | number | null | undefined;
interface Values {
  readonly applicant: Readonly<Partial<Record<ApplicantField, string>>>;
  readonly form: Readonly<Record<string, Value>>;
  readonly reason: string;
}
interface Change {
  readonly path: string;
  readonly label: string;
  readonly before: Value;
  readonly after: Value;
}

/** Every field whose value is another than the file's. */
function changesOf(values: Partial<Values>, file: CaseFile, label: (name: ApplicantField) => string): Change[] {
  const applicant = NAMES.map((name) => ({
    path: `applicant.${name}`,
    label: label(name),
    before: file.basic.applicant[name],
    after: values.applicant?.[name]?.trim(),
  }));
  const form = file.form.map((field) => ({
    path: `form.${field.name}`,
    label: field.label,
    before: field.value,
    after: values.form?.[field.name],
  }));
  return [...applicant, ...form].filter(({ before, after }) => (before ?? '') !== (after ?? ''));
}

/** 数据更正: with its reason; the former values stay on the record (ACC-07). */
export const correctData = defineStep<Values>({
  commands: ['correct-data'],
  side: 'process',
  initial: ({ basic: { applicant }, form }) => ({
    applicant: Object.fromEntries(NAMES.map((name) => [name, applicant[name]])),
    form: Object.fromEntries(form.map((field) => [field.name, field.value])),
    reason: '',
  }),
  Fields: CorrectDataFields,
  given: (values, file) => ({
    command: 'correct-data',
    body: {
      changes: Object.fromEntries(changesOf(values, file, String).map(({ path, after }) => [path, after ?? ''])),
      reason: values.reason,
    },
  }),
});

function CorrectDataFields({ file }: StepFieldsProps) {
  const { t } = useTranslation('steps');
  const labelOf = (name: ApplicantField) => t(`applicant.${name}`);
  return (
    <>
      <h2>{t('applicant.title')}</h2>
      <div className="field-grid">
        {TEXT_NAMES.map((name) => (
          <Form.Item
            key={name}
            name={['applicant', name]}
            label={labelOf(name)}
            rules={[
              {
                required: name === 'name',
                whitespace: name === 'name',
                message: t('parts.required', { label: labelOf(name) }),
              },
              { max: APPLICANT_FIELDS[name], message: t('parts.tooLong', { max: APPLICANT_FIELDS[name] }) },
              ...(name === 'phone' ? [{ pattern: PHONE, message: t('correct.phone') }] : []),
            ]}
          >
            <Input autoComplete="off" />
          </Form.Item>
        ))}
        <Form.Item name={['applicant', 'preferredChannel']} label={labelOf('preferredChannel')}>
          <ChannelSelect placeholder={t('applicant.everyChannel')} />
        </Form.Item>
      </div>
      <p className="hint">{t('correct.identity')}</p>
      {file.form.length > 0 && <h2>{t('form.title')}</h2>}
      <SchemaFields fields={file.form} name={['form']} />
      <Form.Item
        name="changes"
        dependencies={['applicant', 'form']}
        rules={[
          ({ getFieldsValue }) => ({
            validator: () =>
              changesOf(getFieldsValue(true) as Values, file, labelOf).length > 0
                ? Promise.resolve()
                : Promise.reject(new Error(t('correct.none'))),
          }),
        ]}
      >
        <Changes file={file} labelOf={labelOf} />
      </Form.Item>
      <Prose name="reason" label={t('field.reason')} required />
    </>
  );
}

interface ChangesProps {
  readonly file: CaseFile;
  readonly labelOf: (name: ApplicantField) => string;
  readonly id?: string;
}

/** Old and new value of each change, before it is saved. */
function Changes({ file, labelOf, id }: ChangesProps) {
  const { t } = useTranslation('steps');
  const { language } = useFormat();
  const values = Form.useWatch((all: Values) => all, { form: Form.useFormInstance<Values>(), preserve: true });
  const changes = changesOf(values ?? {}, file, labelOf);
  const shown = (path: string, value: Value) => {
    if (value === null || value === undefined || value === '') return t('correct.empty');
    return path === 'applicant.preferredChannel' ? termName(NOTICE_CHANNELS, String(value), language) : value;
  };
  if (!values) return null;
  return (
    <section id={id} tabIndex={-1} className="changes" aria-live="polite" aria-label={t('correct.changes')}>
      <strong>{t('correct.changes')}</strong>
      {changes.length === 0 && <p className="hint">{t('correct.none')}</p>}
      <ul>
        {changes.map(({ path, label, before, after }) => (
          <li key={path}>
            {label}: <del>{shown(path, before)}</del> → <ins>{shown(path, after)}</ins>
          </li>
        ))}
      </ul>
    </section>
  );
}
