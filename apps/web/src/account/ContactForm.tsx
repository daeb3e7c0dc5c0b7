import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { type OwnContact, saveOwnContact } from '../api/account';
import type { Me } from '../api/session';
import { useAccountForm } from './useAccountForm';

/** Own telephones and mail address; an emptied field is taken away. */
export function ContactForm({ me }: { readonly me: Me }) {
  const { t } = useTranslation('account');
  const { form, refusal, onError, onSuccess } = useAccountForm<OwnContact>(t('contactSaved'));
  const save = useMutation({
    mutationFn: saveOwnContact,
    onSuccess,
    onError,
  });
  const { phone, officePhone, email } = me;
  return (
    <Form<OwnContact>
      form={form}
      layout="vertical"
      initialValues={{ phone: phone ?? '', officePhone: officePhone ?? '', email: email ?? '' }}
      onFinish={(contact) => save.mutate(contact)}
    >
      {refusal}
      <Form.Item name="phone" label={t('phone')}>
        <Input type="tel" autoComplete="tel" maxLength={25} />
      </Form.Item>
      <Form.Item name="officePhone" label={t('officePhone')}>
        <Input type="tel" autoComplete="work tel" maxLength={25} />
      </Form.Item>
      <Form.Item name="email" label={t('email')}>
        <Input type="email" autoComplete="email" maxLength={254} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {t('save')}
      </Button>
    </Form>
  );
}
