import { SettingOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ToggleEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeepPreferences, usePreferences } from '../api/preferences';
import { useWentWrong } from '../app/useWentWrong';
import { COLUMN_NAMES, columnsOf } from './columns';
import type { MenuQueue } from './queues';

/** Which columns this queue shows to this person. */
export function ColumnsMenu({ queue }: { readonly queue: MenuQueue }) {
  const { t } = useTranslation('work');
  const { columns } = usePreferences();
  const keep = useKeepPreferences();
  const wentWrong = useWentWrong();
  const button = useRef<HTMLButtonElement>(null);
  const shown = columnsOf(columns[queue]);
  const choose = (chosen: readonly string[]) =>
    keep.mutate((kept) => ({ ...kept, columns: { ...kept.columns, [queue]: [...chosen] } }), { onError: wentWrong });
  const place = ({ currentTarget, newState }: ToggleEvent<HTMLFieldSetElement>) => {
    if (newState !== 'open' || !button.current) return;
    const { bottom, right } = button.current.getBoundingClientRect();
    currentTarget.style.inset = `${bottom + 4}px ${document.documentElement.clientWidth - right}px auto auto`;
  };
  return (
    <>
      <Button ref={button} icon={<SettingOutlined aria-hidden />} popoverTarget="columns-menu">
        {t('columns.title')}
      </Button>
      <fieldset id="columns-menu" popover="auto" className="columns-menu" onBeforeToggle={place}>
        <legend>{t('columns.choose')}</legend>
        {COLUMN_NAMES.map((name) => (
          <label key={name}>
            <input
              type="checkbox"
              checked={shown.includes(name)}
              disabled={name === 'caseNo'}
              onChange={({ target }) =>
                choose(COLUMN_NAMES.filter((each) => (each === name ? target.checked : shown.includes(each))))
              }
            />
            {t(`column.${name}`)}
          </label>
        ))}
        <Button size="small" onClick={() => choose([])}>
          {t('columns.standard')}
        </Button>
      </fieldset>
    </>
  );
}
