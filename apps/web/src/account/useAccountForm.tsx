import { Alert, App, Form, type FormInstance } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../api/problem';

interface AccountForm<F> {
  readonly form: FormInstance<F>;
  /** What the API refused, in its own sentence, when it names no field. */
  readonly refusal: ReactNode;
  readonly onError: (error: unknown) => void;
  readonly onSuccess: () => void;
}

/** A form whose refusals stand at the fields that they name, and else above all. */
export function useAccountForm<F extends object>(saved: string): AccountForm<F> {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<F>();
  const [sentence, setSentence] = useState<string>();
  const onError = (error: unknown) => {
    const errors = isProblem(error) ? error.errors : [];
    form.setFields(errors.map(({ pointer, message }) => ({ name: pointer.slice(1) as never, errors: [message] })));
    const [first] = errors;
    if (first) form.focusField(first.pointer.slice(1));
    setSentence(first ? undefined : isProblem(error) ? error.detail : t('crash.text'));
  };
  const onSuccess = () => {
    setSentence(undefined);
    void message.success(saved);
  };
  const refusal = sentence && <Alert role="alert" type="error" showIcon title={sentence} className="account-refusal" />;
  return { form, refusal, onError, onSuccess };
}
