import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { BulkCommand } from './bulk/commands';
import type { Selection } from './useSelection';

interface SelectionBarProps {
  readonly selection: Selection;
  readonly commands: readonly BulkCommand[];
  readonly hint: string;
  readonly onBulk: (command: BulkCommand) => void;
}

/** What can be done with the ticked rows; it keeps its place when none is, so that the list does not jump. */
export function SelectionBar({ selection, commands, hint, onBulk }: SelectionBarProps) {
  const { t } = useTranslation('work');
  const { rows, clear } = selection;
  return (
    <div className={`selection-bar ${rows.length > 0 ? 'is-open' : ''}`} role="group" aria-label={t('bulk.title')}>
      <span role="status">{rows.length > 0 ? t('bulk.selected', { count: rows.length }) : hint}</span>
      {rows.length > 0 && (
        <>
          {commands.map((command) => (
            <Button key={command} size="small" onClick={() => onBulk(command)}>
              {t(`bulk.command.${command}`)}
            </Button>
          ))}
          <Button size="small" type="text" onClick={clear}>
            {t('bulk.none')}
          </Button>
        </>
      )}
    </div>
  );
}
