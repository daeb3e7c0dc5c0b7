import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Indicator } from '../api/statistics';

interface IndicatorMenuProps {
  readonly indicators: readonly Indicator[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

/** Every indicator by name; found by a part of the name, the definition or the row that asks for it. */
export function IndicatorMenu({ indicators, chosen, onChoose }: IndicatorMenuProps) {
  const { t } = useTranslation('statistics');
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const shown = indicators.filter(({ name, formula, source }) =>
    [name, formula, ...source].some((words) => words.toLowerCase().includes(wanted)),
  );
  return (
    <nav className="indicators no-print" aria-label={t('indicators')}>
      <Input
        type="search"
        value={text}
        aria-label={t('find')}
        placeholder={t('find')}
        onChange={({ target }) => setText(target.value)}
      />
      <ul>
        {shown.map(({ id, name }) => (
          <li key={id}>
            <button
              type="button"
              className="indicator"
              aria-current={id === chosen ? 'true' : undefined}
              onClick={() => onChoose(id)}
            >
              {name}
            </button>
          </li>
        ))}
      </ul>
      {indicators.length > 0 && shown.length === 0 && <p role="status">{t('notFound')}</p>}
    </nav>
  );
}
