import { App, Button } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../api/client';
import { useKeepPreferences, usePreferences } from '../api/preferences';
import { stringifySearch } from '../app/search-text';
import { useWentWrong } from '../app/useWentWrong';
import { formText } from '../format/form-text';
import type { MenuQueue } from './queues';
import type { QueueFilter } from './search';

const MAX_SAVED = 30;

/** Keeps the filters that hold under a name, for the menu and every browser of the person. */
export function SaveFilter({ queue, filter }: { readonly queue: MenuQueue; readonly filter: QueueFilter }) {
  const { t } = useTranslation('work');
  const { message } = App.useApp();
  const wentWrong = useWentWrong();
  const keep = useKeepPreferences();
  const { savedFilters } = usePreferences();
  const [isOpen, setOpen] = useState(false);
  const fieldId = useId();
  if (!isOpen)
    return (
      <button type="button" className="plain-link" onClick={() => setOpen(true)}>
        {t('saved.save')}
      </button>
    );
  if (savedFilters.length >= MAX_SAVED) return <span role="status">{t('saved.full')}</span>;
  const save = (name: string) =>
    keep.mutate(
      (kept) => ({
        ...kept,
        savedFilters: [...kept.savedFilters, { id: newKey(), name, queue, search: stringifySearch(filter) }],
      }),
      {
        onSuccess: () => {
          void message.success(t('saved.kept'));
          setOpen(false);
        },
        onError: wentWrong,
      },
    );
  return (
    <form
      className="save-filter"
      onSubmit={(event) => {
        event.preventDefault();
        save(formText(event.currentTarget, 'name'));
      }}
    >
      <label htmlFor={fieldId}>{t('saved.name')}</label>
      <input
        id={fieldId}
        name="name"
        required
        autoFocus
        maxLength={50}
        pattern=".*\S.*"
        title={t('saved.nameRequired')}
      />
      <Button size="small" type="primary" htmlType="submit" loading={keep.isPending}>
        {t('saved.keep')}
      </Button>
      <Button size="small" onClick={() => setOpen(false)}>
        {t('button.cancel', { ns: 'common' })}
      </Button>
    </form>
  );
}
