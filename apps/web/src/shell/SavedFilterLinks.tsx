import { Link } from '@tanstack/react-router';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { type SavedFilter, useKeepPreferences, usePreferences } from '../api/preferences';
import { useWentWrong } from '../app/useWentWrong';
import { isMenuQueue } from '../work/queues';
import { filterOfText } from '../work/search';

/** 常用筛选: the filters that the person saved, each to be opened or deleted. */
export function SavedFilterLinks() {
  const { t } = useTranslation('work');
  const { message } = App.useApp();
  const wentWrong = useWentWrong();
  const { savedFilters } = usePreferences();
  const keep = useKeepPreferences();
  if (savedFilters.length === 0) return null;
  const remove = ({ id, name }: SavedFilter) =>
    keep.mutate((kept) => ({ ...kept, savedFilters: kept.savedFilters.filter((each) => each.id !== id) }), {
      onSuccess: () => void message.success(t('saved.removed', { name })),
      onError: wentWrong,
    });
  return (
    <div className="nav-saved">
      <h2 className="nav-title" id="saved-filters">
        {t('menu.saved')}
      </h2>
      <ul aria-labelledby="saved-filters">
        {savedFilters.map((saved) => {
          const { id, name, queue, search } = saved;
          if (!isMenuQueue(queue)) return null;
          return (
            <li key={id} className="saved-line">
              <Link to="/work/$queue" params={{ queue }} search={filterOfText(search)} className="nav-link">
                <span className="saved-name" title={`${t(`queue.${queue}`)}: ${name}`}>
                  {name}
                </span>
              </Link>
              <button
                type="button"
                className="icon-button"
                aria-label={t('saved.remove', { name })}
                onClick={({ currentTarget }) => {
                  // The button goes with its line.
                  currentTarget.closest('nav')?.querySelector<HTMLElement>('a[aria-current]')?.focus();
                  remove(saved);
                }}
              >
                ×
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
