import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseFile } from '../../api/case';
import type { Me } from '../../api/session';
import { type PageCommand, stepOf } from '../steps';
import { ChangeList } from './ChangeList';

interface GoneNoticeProps {
  readonly file: CaseFile;
  readonly me: Me;
  readonly changes: CaseFile['process'];
  /** Something was typed, and stands below. */
  readonly kept: boolean;
}

/** The step can't be done any more (or not by this person): who did what, where the case stands, and the way on. */
export function GoneNotice({ file, me, changes, kept }: GoneNoticeProps) {
  const { t } = useTranslation('steps');
  const { caseNo, nextCommand } = file;
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t('notice.gone', { stage: file.stageName })}
      description={
        <>
          <ChangeList changes={changes.length > 0 ? changes : file.process.slice(-1)} me={me} />
          {kept && <p>{t('notice.goneKept')}</p>}
          <p className="step-ways">
            {nextCommand !== null && stepOf(nextCommand) && (
              <Link to="/cases/$caseNo/do/$command" params={{ caseNo, command: nextCommand }}>
                {t('notice.next', { title: t(`title.${nextCommand as PageCommand}`) })}
              </Link>
            )}
            <Link to="/cases/$caseNo" params={{ caseNo }}>
              {t('toFile')}
            </Link>
            <Link to="/work/$queue" params={{ queue: 'todo' }}>
              {t('toWork')}
            </Link>
          </p>
        </>
      }
    />
  );
}
