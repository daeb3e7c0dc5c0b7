import { Form, type FormInstance } from 'antd';
import { useEffect } from 'react';

interface DraftKeeperProps {
  readonly form: FormInstance<object>;
  readonly onChange: (values: object) => void;
}

/** Tells of every change, ticks of a header too; by itself, so that typing renders no more than this. */
export function DraftKeeper({ form, onChange }: DraftKeeperProps) {
  const values = Form.useWatch((all: object) => all, { form, preserve: true });
  useEffect(() => {
    // What is watched comes in parts while the fields appear; the form itself knows all of it from the start.
    onChange(form.getFieldsValue(true) as object);
  }, [values, form, onChange]);
  return null;
}
