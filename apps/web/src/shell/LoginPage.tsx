import { useQuery } from '@tanstack/react-query';
import { Link, useRouter, useSearch } from '@tanstack/react-router';
import { Alert, Button, Card, Flex, Form, Input, type InputRef, Typography } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, told } from '../api/client';
import { isProblem } from '../api/problem';
import { signIn } from '../api/session';
import { AntProvider } from '../app/AntProvider';
import { safeNext } from '../app/safe-next';
import { usePageTitle } from '../app/usePageTitle';
import { PreferenceButtons } from './PreferenceButtons';

interface Fields {
  readonly username: string;
  readonly password: string;
}

const SAMPLE_PASSWORD = 'Tongban#2026';

export const LoginPage = () => (
  <AntProvider>
    <LoginForm />
  </AntProvider>
);

function LoginForm() {
  const { t } = useTranslation();
  const router = useRouter();
  const { next } = useSearch({ from: '/login' });
  const [form] = Form.useForm<Fields>();
  const [refusal, setRefusal] = useState<string>();
  const [isSending, setSending] = useState(false);
  const password = useRef<InputRef>(null);
  usePageTitle(t('login.title'));
  const samples = useQuery({
    queryKey: ['sample-accounts'],
    staleTime: Infinity,
    queryFn: () => told(api.GET('/api/v1/auth/sample-accounts')),
  });

  const submit = async ({ username, password: secret }: Fields) => {
    setSending(true);
    setRefusal(undefined);
    try {
      await signIn(username, secret);
      await router.navigate({ href: safeNext(next), replace: true });
    } catch (error) {
      setRefusal(isProblem(error) ? error.detail : t('crash.text'));
      password.current?.focus();
    } finally {
      setSending(false);
    }
  };

  return (
    <main id="main">
      <Flex justify="end" style={{ padding: '8px 16px' }}>
        <PreferenceButtons />
      </Flex>
      <Flex vertical gap={16} style={{ maxWidth: 440, margin: '6vh auto 0', padding: 16 }}>
        <div>
          <Typography.Title level={1} style={{ margin: 0, fontSize: 28 }}>
            {t('product')}
          </Typography.Title>
          <Typography.Text type="secondary">{t('tagline')}</Typography.Text>
        </div>
        <Card>
          <Form<Fields> form={form} layout="vertical" requiredMark={false} onFinish={(fields) => void submit(fields)}>
            {refusal && <Alert role="alert" type="error" title={refusal} showIcon style={{ marginBottom: 16 }} />}
            <Form.Item
              name="username"
              label={t('login.username')}
              rules={[{ required: true, message: t('login.usernameRequired') }]}
            >
              <Input autoFocus autoComplete="username" />
            </Form.Item>
            <Form.Item
              name="password"
              label={t('login.password')}
              rules={[{ required: true, message: t('login.passwordRequired') }]}
            >
              <Input.Password ref={password} autoComplete="current-password" />
            </Form.Item>
            <Button type="primary" htmlType="submit" block loading={isSending}>
              {t('login.submit')}
            </Button>
          </Form>
        </Card>
        <Link to="/items">{t('login.back')}</Link>
        {samples.data && samples.data.rows.length > 0 && (
          <Card size="small" title={t('login.samples')}>
            <Typography.Paragraph type="secondary">
              {t('login.samplesHint', { password: SAMPLE_PASSWORD })}
            </Typography.Paragraph>
            <Flex wrap gap={8}>
              {samples.data.rows.map(({ username, name }) => (
                <Button
                  key={username}
                  size="small"
                  onClick={() => form.setFieldsValue({ username, password: SAMPLE_PASSWORD })}
                >
                  {`${username} ${name}`}
                </Button>
              ))}
            </Flex>
          </Card>
        )}
      </Flex>
    </main>
  );
}
