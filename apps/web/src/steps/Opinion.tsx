import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

/** Bound of every opinion and reason (apps/api/http/fields/text.ts). */
export const PROSE_MAX = 2000;

interface ProseProps {
  readonly name: string | readonly (string | number)[];
  readonly label: string;
  readonly required?: boolean;
  readonly max?: number;
  readonly hint?: string;
}

/** 意见, 理由, 说明: free text of several lines with its bound. */
export function Prose({ name, label, required = false, max = PROSE_MAX, hint }: ProseProps) {
  const { t } = useTranslation('steps');
  return (
    <Form.Item
      name={typeof name === 'string' ? name : [...name]}
      label={label}
      extra={hint}
      rules={[
        { required, whitespace: required, message: t('parts.required', { label }) },
        { max, message: t('parts.tooLong', { max }) },
      ]}
    >
      <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} />
    </Form.Item>
  );
}
