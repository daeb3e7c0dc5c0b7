import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { changePassword } from '../api/account';
import { useAccountForm } from './useAccountForm';

interface Fields {
  readonly oldPassword: string;
  readonly newPassword: string;
  readonly repeated: string;
}

/** A new password for the old one; every other sign-in of the person ends. */
export function PasswordForm({ username }: { readonly username: string }) {
  const { t } = useTranslation('account');
  const { form, refusal, onError, onSuccess } = useAccountForm<Fields>(t('passwordChanged'));
  const change = useMutation({
    mutationFn: ({ oldPassword, newPassword }: Fields) => changePassword(oldPassword, newPassword),
    onSuccess: () => {
      form.resetFields();
      onSuccess();
    },
    onError,
  });
  const needed = { required: true, message: t('required') };
  return (
    <Form<Fields> form={form} layout="vertical" requiredMark={false} onFinish={(fields) => change.mutate(fields)}>
      {refusal}
      {/* Tells the browser's password store whose password this is. */}
      <input type="text" hidden readOnly autoComplete="username" value={username} />
      <Form.Item name="oldPassword" label={t('oldPassword')} rules={[needed]}>
        <Input.Password autoComplete="current-password" maxLength={256} />
      </Form.Item>
      <Form.Item name="newPassword" label={t('newPassword')} extra={t('passwordHint')} rules={[needed]}>
        <Input.Password autoComplete="new-password" maxLength={256} />
      </Form.Item>
      <Form.Item
        name="repeated"
        label={t('repeated')}
        dependencies={['newPassword']}
        rules={[
          needed,
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              !value || value === getFieldValue('newPassword')
                ? Promise.resolve()
                : Promise.reject(new Error(t('repeatedDiffers'))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={256} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        {t('changePassword')}
      </Button>
    </Form>
  );
}
