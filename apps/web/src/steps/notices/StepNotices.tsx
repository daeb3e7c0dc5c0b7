import { onlineManager } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseFile } from '../../api/case';
import type { Me } from '../../api/session';
import { changesSince } from '../changes';
import type { StepDraftHandle } from '../useStepDraft';
import type { StepSending } from '../useStepSending';
import { ChangeList } from './ChangeList';
import { GoneNotice } from './GoneNotice';

interface StepNoticesProps {
  readonly file: CaseFile;
  readonly me: Me;
  /** The case still offers the step. */
  readonly isThere: boolean;
  readonly draft: StepDraftHandle;
  readonly sending: StepSending;
  readonly onAfresh: () => void;
}

/** What has to be known before 完成: who acted meanwhile, what was refused, what got no answer, what was kept. */
export function StepNotices({ file, me, isThere, draft, sending, onAfresh }: StepNoticesProps) {
  const area = useRef<HTMLDivElement>(null);
  const { called } = sending;
  useEffect(() => {
    if (called > 0) area.current?.focus();
  }, [called]);
  const changes = changesSince(file, draft, me);
  return (
    <div ref={area} tabIndex={-1} className="step-notices">
      <Offline />
      {sending.unanswered ? (
        <Unanswered sending={sending} />
      ) : (
        !sending.isBusy && (
          <>
            {!isThere && <GoneNotice file={file} me={me} changes={changes} kept={draft.wasKept || draft.isTyped()} />}
            {isThere && changes.length > 0 && <Moved file={file} me={me} changes={changes} draft={draft} />}
            {isThere && changes.length === 0 && sending.refusal && <Refused sending={sending} />}
            {isThere && draft.wasKept && <Restored onAfresh={onAfresh} />}
          </>
        )
      )}
    </div>
  );
}

const useOnline = (): boolean =>
  useSyncExternalStore(
    (changed) => onlineManager.subscribe(changed),
    () => onlineManager.isOnline(),
  );

function Offline() {
  const { t } = useTranslation('steps');
  return useOnline() ? null : <Alert type="warning" showIcon banner role="status" title={t('notice.offline')} />;
}

function Unanswered({ sending }: Pick<StepNoticesProps, 'sending'>) {
  const { t } = useTranslation('steps');
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t('notice.unanswered')}
      description={t('notice.unansweredText')}
      action={
        <div className="step-notice-acts">
          <Button type="primary" loading={sending.isBusy} onClick={() => void sending.sendAgain()}>
            {t('notice.sendAgain')}
          </Button>
          <Button onClick={sending.forget}>{t('notice.edit')}</Button>
        </div>
      }
    />
  );
}

type Changes = ReturnType<typeof changesSince>;

function Moved({
  file,
  me,
  changes,
  draft,
}: Pick<StepNoticesProps, 'file' | 'me' | 'draft'> & { readonly changes: Changes }) {
  const { t } = useTranslation('steps');
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t('notice.moved')}
      description={<ChangeList changes={changes} me={me} />}
      action={
        <Button type="primary" onClick={() => draft.goOnWith(file.rev)}>
          {t('notice.goOn')}
        </Button>
      }
    />
  );
}

function Refused({ sending }: Pick<StepNoticesProps, 'sending'>) {
  const { t } = useTranslation('steps');
  const { href } = useLocation();
  const problem = sending.refusal;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={problem?.detail}
      action={
        problem?.status === 401 && (
          <Link to="/login" search={{ next: href }}>
            {t('notice.signIn')}
          </Link>
        )
      }
    />
  );
}

function Restored({ onAfresh }: Pick<StepNoticesProps, 'onAfresh'>) {
  const { t } = useTranslation('steps');
  const [isSeen, setSeen] = useState(false);
  if (isSeen) return null;
  return (
    <Alert
      type="info"
      showIcon
      role="status"
      title={t('notice.restored')}
      action={
        <div className="step-notice-acts">
          <Button size="small" onClick={() => setSeen(true)}>
            {t('notice.keep')}
          </Button>
          <Button size="small" onClick={onAfresh}>
            {t('notice.afresh')}
          </Button>
        </div>
      }
    />
  );
}
