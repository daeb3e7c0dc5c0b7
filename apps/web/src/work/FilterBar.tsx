import { FilterOutlined, SearchOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { STAGE_INFO } from '#libs/domain/case/stage.js';
import { termName } from '../format/terms';
import { useFormat } from '../format/useFormat';
import { useShortcut } from '../shell/shortcuts';
import { ColumnsMenu } from './ColumnsMenu';
import type { MenuQueue } from './queues';
import { SaveFilter } from './SaveFilter';
import { FILTER_NAMES, type FilterName, type QueueFilter } from './search';

const FilterPanel = lazy(() => import('./FilterPanel').then(({ FilterPanel }) => ({ default: FilterPanel })));

interface FilterBarProps {
  readonly queue: MenuQueue;
  readonly filter: QueueFilter;
  readonly onChange: (filter: QueueFilter) => void;
}

/** The search of a list, its other filters behind a button, and every filter that holds, each to be taken away. */
export function FilterBar({ queue, filter, onChange }: FilterBarProps) {
  const { t } = useTranslation('work');
  const input = useRef<HTMLInputElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState(filter.q ?? '');
  const [q, setQ] = useState(filter.q);
  if (q !== filter.q) {
    // The address was changed elsewhere: back button, tag, saved filter.
    setQ(filter.q);
    setTyped(filter.q ?? '');
  }
  useShortcut('slash', t('shortcut.search'), () => input.current?.select());
  const search = (text: string) => {
    const { q: _, ...others } = filter;
    onChange(text.trim() === '' ? others : { ...others, q: text.trim() });
  };
  return (
    <>
      <div className="queue-tools" role="search">
        <form
          className="search-field"
          onSubmit={(event) => {
            event.preventDefault();
            search(typed);
          }}
        >
          <SearchOutlined aria-hidden />
          <input
            ref={input}
            type="search"
            enterKeyHint="search"
            maxLength={100}
            aria-label={t('filter.q')}
            placeholder={t('filter.placeholder')}
            value={typed}
            onChange={({ target }) => {
              setTyped(target.value);
              // Emptied by the browser's own cross, or by hand.
              if (target.value === '' && filter.q !== undefined) search('');
            }}
          />
        </form>
        <Button icon={<FilterOutlined aria-hidden />} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t('filter.title')}
        </Button>
        <ColumnsMenu queue={queue} />
      </div>
      {isOpen && (
        <Suspense>
          <FilterPanel filter={filter} onChange={onChange} />
        </Suspense>
      )}
      <FilterTags
        queue={queue}
        filter={filter}
        onChange={(next) => {
          onChange(next);
          // The button that was pressed goes with its tag.
          input.current?.focus();
        }}
      />
    </>
  );
}

function FilterTags({ queue, filter, onChange }: FilterBarProps) {
  const { t } = useTranslation('work');
  const format = useFormat();
  const held = FILTER_NAMES.filter((name) => filter[name] !== undefined);
  if (held.length === 0) return null;
  const shown = (name: FilterName): string => {
    const value = String(filter[name]);
    if (name === 'stage') return termName(STAGE_INFO, value, format.language);
    if (name === 'card') return t(`card.${filter.card as 'warning'}`);
    return /(From|To|Before)$/.test(name) ? format.day(value) : value;
  };
  const without = (name: FilterName): QueueFilter => {
    const { [name]: _, ...others } = filter;
    return others;
  };
  return (
    <ul className="filter-tags" aria-label={t('filter.held')}>
      {held.map((name) => (
        <li key={name}>
          <span className="filter-text">
            {t(`filter.${name}`)}: {shown(name)}
          </span>
          <button
            type="button"
            aria-label={t('filter.remove', { name: t(`filter.${name}`) })}
            onClick={() => onChange(without(name))}
          >
            ×
          </button>
        </li>
      ))}
      <li className="is-plain">
        <button type="button" className="plain-link" onClick={() => onChange({})}>
          {t('filter.clear')}
        </button>
      </li>
      <li className="is-plain">
        <SaveFilter queue={queue} filter={filter} />
      </li>
    </ul>
  );
}
