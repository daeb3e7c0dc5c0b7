import { Form, Input, InputNumber, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { SATISFACTIONS, SPECIAL_PROCEDURES } from '#libs/domain/terms/index.js';
import type { CaseFile } from '../../api/case';
import { useFormat } from '../../format/useFormat';
import { DayInput } from '../../parts/DayInput';
import { PeoplePicker } from '../../parts/PeoplePicker';
import { Prose } from '../Opinion';
import type { StepFieldsProps } from '../step';
import type { PlainField } from './fields';
import { type PlainCommand, plainFields } from './table';

/** The fields of a plain step, as its row in the table names them. */
export function PlainFields({ file, command }: StepFieldsProps) {
  const { t } = useTranslation('steps');
  const fields = plainFields(command as PlainCommand);
  return (
    <>
      <p className="step-meaning">{t(`meaning.${command as PlainCommand}`, { file })}</p>
      {fields.map((field) => (
        <OneField key={String(field.name)} field={field} file={file} />
      ))}
    </>
  );
}

function OneField({ field, file }: { readonly field: PlainField; readonly file: CaseFile }) {
  const { t } = useTranslation('steps');
  const label = t(`field.${field.label}`);
  const { name, required = false } = field;
  const bound = field.kind === 'integer' ? { min: 1, max: field.max(file) } : undefined;
  const hint = field.hint && t(`hint.${field.hint}`, { ...bound, amount: file.basic.feeAmount });
  if (field.kind === 'prose') {
    return <Prose name={name} label={label} required={required} max={field.max} hint={hint} />;
  }
  const isText = field.kind === 'text';
  return (
    <Form.Item
      name={typeof name === 'string' ? name : [...name]}
      label={label}
      extra={hint}
      {...(field.kind === 'person' && ONE_PERSON)}
      rules={[
        { required, ...(isText && { whitespace: required }), message: t('parts.required', { label }) },
        ...(isText ? [{ max: field.max, message: t('parts.tooLong', { max: field.max }) }] : []),
        ...(bound ? [{ type: 'integer' as const, ...bound, message: t('hint.days', bound) }] : []),
        ...(field.kind === 'money' ? [{ pattern: /^\d{1,12}(\.\d{1,2})?$/, message: t('hint.money') }] : []),
      ]}
    >
      <Control field={field} bound={bound} caseNo={file.caseNo} />
    </Form.Item>
  );
}

/** The picker speaks of lists; a command that names one person, of that one. */
const ONE_PERSON = {
  getValueProps: (user: string | undefined) => ({ value: user === undefined ? [] : [user] }),
  getValueFromEvent: (users: string[]) => users[0],
};

interface ControlProps {
  readonly field: PlainField;
  readonly bound?: { readonly min: number; readonly max: number };
  readonly caseNo: string;
}

/** The input of one field; what the Form.Item hands down goes to it whole. */
function Control({ field, bound, caseNo, ...control }: ControlProps) {
  const { language } = useFormat();
  switch (field.kind) {
    case 'integer':
      return <InputNumber {...control} {...bound} precision={0} style={{ width: 120 }} />;
    case 'money':
      return <Input {...control} prefix="¥" inputMode="decimal" autoComplete="off" style={{ width: 180 }} />;
    case 'day':
      return <DayInput {...control} />;
    case 'instant':
      return <DayInput {...control} time />;
    case 'person':
    case 'people':
      return <PeoplePicker {...control} caseNo={caseNo} purpose={field.purpose} multiple={field.kind === 'people'} />;
    case 'special-procedure':
    case 'satisfaction': {
      const terms = field.kind === 'satisfaction' ? SATISFACTIONS : SPECIAL_PROCEDURES;
      return (
        <Radio.Group
          {...control}
          options={Object.entries(terms).map(([value, name]) => ({ value, label: name[language] }))}
        />
      );
    }
    default:
      return <Input {...control} autoComplete="off" />;
  }
}
