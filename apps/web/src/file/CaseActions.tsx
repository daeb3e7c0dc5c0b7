import { DownOutlined, PrinterOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseFile } from '../api/case';
import { commandName, isOneClick } from './command-names';
import { CommandLink } from './CommandLink';

/** Top right (SCR-09): the API's own choice as buttons, all else that the person may do under 更多. */
export function CaseActions({ file }: { readonly file: CaseFile }) {
  const { t } = useTranslation('file');
  const navigate = useNavigate();
  const { caseNo, availableCommands, nextCommand, topActions } = file;
  const more = availableCommands.filter(
    (command) => command !== nextCommand && !topActions.includes(command) && !isOneClick(command),
  );
  return (
    <div className="case-actions no-print" role="group" aria-label={t('actions.label')}>
      {topActions.map((command) => (
        <CommandLink key={command} caseNo={caseNo} command={command} />
      ))}
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
