import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseFile } from '../api/case';
import { useCommands } from '../api/commands';
import { useShortcut } from '../shell/shortcuts';
import { commandName, isOneClick } from './command-names';

/** 认领 or 释放 with one click: either can be taken back by the other. */
export function ClaimButton({ file }: { readonly file: CaseFile }) {
  const { t } = useTranslation('file');
  const { message } = App.useApp();
  const { caseNo } = file;
  const { mutate, isPending } = useCommands(caseNo);
  const offered = file.availableCommands.filter(isOneClick);
  const give = (command: 'claim' | 'release') =>
    mutate(
      { command, body: {} },
      {
        onSuccess: () => void message.success(t('actions.done', { name: commandName(t, command) })),
        onError: (error) => void message.error(error.message),
      },
    );
  const [first] = offered;
  useShortcut('c', t('key.claim'), () => first && give(first), { enabled: first !== undefined });
  return offered.map((command) => (
    <Button key={command} size="small" className="no-print" loading={isPending} onClick={() => give(command)}>
      {commandName(t, command)}
    </Button>
  ));
}
