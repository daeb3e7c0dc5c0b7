import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Alert, Button, Result, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { caseQuery } from '../api/case';
import type { CommandName } from '../api/commands';
import { useMe } from '../api/session';
import { StepFrame } from './StepFrame';
import { stepOf } from './steps';
import './steps.css';

/** /cases/$caseNo/do/$command: the step of one command on one case. */
export function StepPage() {
  const { t } = useTranslation('steps');
  const { caseNo, command } = useParams({ from: '/office/cases/$caseNo/do/$command' });
  const { data: file, error, refetch } = useQuery(caseQuery(caseNo));
  const me = useMe();
  const [round, setRound] = useState(0);
  const step = useMemo(() => stepOf(command), [command]);
  const toFile = (
    <Link to="/cases/$caseNo" params={{ caseNo }}>
      {t('toFile')}
    </Link>
  );
  if (!step) return <Result status="404" title={t('noSuchStep')} extra={toFile} />;
  if (!file && error) {
    return (
      <Alert
        type="error"
        showIcon
        role="alert"
        title={error.message}
        action={<Button onClick={() => void refetch()}>{t('button.retry', { ns: 'common' })}</Button>}
      />
    );
  }
  if (!file || !me) return <Skeleton active aria-busy="true" paragraph={{ rows: 8 }} />;
  return (
    <StepFrame
      key={`${caseNo}/${command}/${round}`}
      step={step}
      command={command as CommandName}
      file={file}
      me={me}
      onAfresh={() => setRound((n) => n + 1)}
    />
  );
}
