import { useLocation } from '@tanstack/react-router';
import { App, Button, Descriptions } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** 办件编号 and 查询密码 after an intake (APP-09): shown once; a reload or the back button shows them no more. */
export function QueryPassword({ caseNo }: { readonly caseNo: string }) {
  const { t } = useTranslation('after');
  const { message } = App.useApp();
  const given = useLocation({ select: ({ state }) => state.queryPassword });
  const [password] = useState(given);
  useEffect(() => {
    if (password === undefined) return;
    const { queryPassword: _shown, ...state } = (window.history.state ?? {}) as { queryPassword?: string };
    window.history.replaceState(state, '');
  }, [password]);
  if (password === undefined) return null;
  const copy = async () => {
    await navigator.clipboard.writeText(`${t('receipt.number')} ${caseNo}\n${t('receipt.password')} ${password}`);
    void message.success(t('receipt.copied'));
  };
  return (
    <section className="after-card" aria-labelledby="after-receipt">
      <h2 id="after-receipt">{t('receipt.title')}</h2>
      <p>{t('receipt.text')}</p>
      <Descriptions
        column={1}
        items={[
          { key: 'number', label: t('receipt.number'), children: <span className="after-no">{caseNo}</span> },
          { key: 'password', label: t('receipt.password'), children: <strong className="num">{password}</strong> },
        ]}
      />
      <Button onClick={() => void copy()}>{t('receipt.copy')}</Button>
    </section>
  );
}
