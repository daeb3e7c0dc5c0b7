import { Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { DayInput } from './DayInput';
import './parts.css';

/** One field of an item's form schema (业务表格), as the API tells it. */
export interface SchemaField {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly required: boolean;
  readonly maxLength?: number;
  readonly choices?: readonly string[];
  /** Personal data: encrypted at rest, masked for whoever need not see it. */
  readonly personal?: boolean;
}

const DEFAULT_MAX_LENGTH = 500;
const LONG_TEXT = 250;

interface SchemaFieldsProps {
  readonly fields: readonly SchemaField[];
  /** Where the values stand in the surrounding antd Form; errors of the server are set there by `form.setFields`. */
  readonly name: readonly string[];
  /** Fields are asked for only when they are answered, e.g. while something is being corrected. */
  readonly optional?: boolean;
}

/** The inputs of an item's form inside an antd `Form`, each with its rules. */
export function SchemaFields({ fields, name, optional = false }: SchemaFieldsProps) {
  const { t } = useTranslation('steps');
  return (
    <div className="field-grid">
      {fields.map((field) => (
        <Form.Item
          key={field.name}
          name={[...name, field.name]}
          label={field.label}
          className={isWide(field) ? 'field-wide' : undefined}
          extra={field.personal ? t('parts.personal') : undefined}
          rules={[
            { required: field.required && !optional, message: t('parts.required', { label: field.label }) },
            ...(field.type === 'text'
              ? [
                  {
                    max: field.maxLength ?? DEFAULT_MAX_LENGTH,
                    message: t('parts.tooLong', { max: field.maxLength ?? DEFAULT_MAX_LENGTH }),
                  },
                ]
              : []),
          ]}
        >
          {controlOf(field, t('parts.choose'))}
        </Form.Item>
      ))}
    </div>
  );
}

const isWide = ({ type, maxLength = 0 }: SchemaField): boolean => type === 'text' && maxLength > LONG_TEXT;

function controlOf(field: SchemaField, choose: string) {
  switch (field.type) {
    case 'number':
      return <InputNumber style={{ width: '100%' }} inputMode="decimal" />;
    case 'date':
      return <DayInput />;
    case 'choice':
      return (
        <Select
          allowClear
          placeholder={choose}
          options={(field.choices ?? []).map((value) => ({ value, label: value }))}
        />
      );
    default:
      return isWide(field) ? <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} /> : <Input autoComplete="off" />;
  }
}
