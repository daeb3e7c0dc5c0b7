import { Modal, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { useHotkeysContext } from 'react-hotkeys-hook';
import { changeSettings, useSettings } from '../../app/settings';

const KEY_NAMES: Readonly<Record<string, string>> = {
  'shift+slash': '?',
  slash: '/',
  enter: 'Enter',
  down: '↓',
  up: '↑',
  mod: 'Ctrl',
};
const named = (key: string): string => KEY_NAMES[key] ?? (key.length === 1 ? key : key.toUpperCase());

/** `g>t` as g, t; `mod+k` as Ctrl, K. */
function Keys({ hotkey }: { readonly hotkey: string }) {
  const keys = KEY_NAMES[hotkey] ? [hotkey] : hotkey.split(/[>+]/);
  return keys.map((key) => <kbd key={key}>{named(key)}</kbd>);
}

/** Every shortcut that holds on the page as it stands (`?`). */
export function ShortcutHelp({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('work');
  const { singleKeys } = useSettings();
  const { hotkeys } = useHotkeysContext();
  const byLabel = Map.groupBy(hotkeys, ({ description = '' }) => description);
  return (
    <Modal open title={t('shortcut.title')} footer={null} onCancel={onClose} width={560}>
      <dl className="shortcut-list">
        {[...byLabel].map(([label, all]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {all.map(({ hotkey }) => (
                <span key={hotkey}>
                  <Keys hotkey={hotkey} />
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <label className="shortcut-switch">
        <Switch
          checked={singleKeys}
          aria-label={t('shortcut.single')}
          onChange={(checked) => changeSettings({ singleKeys: checked })}
        />
        {t('shortcut.single')}
      </label>
    </Modal>
  );
}
