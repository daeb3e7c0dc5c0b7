import { DownOutlined, PrinterOutlined } from '@ant-design/icons';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseFile } from '../api/case';
import { commandName, isOneClick } from './command-names';
import { CommandLink } from './CommandLink';

const NOTICE = 'supplement-requested';

/**
 * Top right (SCR-09): the API's own choice as buttons, all else that the person may do under 更多; while a supplement is
 * waited for, also the message that asks for it (补正告知, PRE-13).
 */
export function CaseActions({ file }: { readonly file: CaseFile }) {
  const { t } = useTranslation('file');
  const navigate = useNavigate();
  const { caseNo, stage, process, availableCommands, nextCommand, topActions } = file;
  const more = availableCommands.filter(
    (command) => command !== nextCommand && !topActions.includes(command) && !isOneClick(command),
  );
  const notice = stage === 'awaiting_supplement' && process.findLast(({ type, sent }) => sent && type === NOTICE);
  return (
    <div className="case-actions no-print" role="group" aria-label={t('actions.label')}>
      {topActions.map((command) => (
        <CommandLink key={command} caseNo={caseNo} command={command} />
      ))}
      {notice && (
        <Link className="command-link" to="/cases/$caseNo/after/$seq" params={{ caseNo, seq: String(notice.seq) }}>
          {t('actions.notice')}
        </Link>
      )}
      {more.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: more.map((command) => ({ key: command, label: commandName(t, command) })),
            onClick: ({ key }) => void navigate({ to: '/cases/$caseNo/do/$command', params: { caseNo, command: key } }),
          }}
        >
          <Button icon={<DownOutlined aria-hidden />} iconPlacement="end">
            {t('actions.more')}
          </Button>
        </Dropdown>
      )}
      <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
        {t('actions.print')}
      </Button>
    </div>
  );
}
