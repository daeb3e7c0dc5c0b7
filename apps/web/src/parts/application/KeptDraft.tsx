import { Form } from 'antd';
import { useEffect } from 'react';
import { useDraft } from '../draft';

/** Keeps what stands in the surrounding Form, with every change; it watches alone, so typing draws nothing else anew. */
export function KeptDraft({ draft }: { readonly draft: string }) {
  const form = Form.useFormInstance();
  const values = Form.useWatch((all: unknown) => all, { form, preserve: true });
  const { change } = useDraft<unknown>(draft, undefined);
  useEffect(() => {
    if (values) change(values);
  }, [values, change]);
  return null;
}
