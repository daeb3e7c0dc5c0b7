import { useQuery } from '@tanstack/react-query';
import { Input, Modal } from 'antd';
import { type KeyboardEvent, useDeferredValue, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../api/case';
import { findCasesQuery } from '../../api/lists';
import type { Me } from '../../api/session';
import { useCaseChoices } from './useCaseChoices';
import { type Choice, useFixedChoices } from './useFixedChoices';

interface PaletteProps {
  readonly me: Me;
  readonly onClose: () => void;
  readonly onHelp: () => void;
}

const fits = ({ label }: Choice, words: readonly string[]): boolean =>
  words.every((word) => label.toLowerCase().includes(word));

const holds = ({ caseNo, itemName, applicantName }: CaseRow, text: string): boolean =>
  caseNo.startsWith(text) || itemName.includes(text) || applicantName.includes(text);

/** Ctrl K: queues, pages, actions, and any case by its number, item or applicant. */
export function Palette({ me, onClose, onHelp }: PaletteProps) {
  const { t } = useTranslation('work');
  const listId = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const q = useDeferredValue(text.trim());
  const found = useQuery(findCasesQuery(q.length < 2 ? '' : q));
  // While the answer is on its way, only those of the one before that still fit: Enter must not open another case.
  const isLate = found.isPlaceholderData || q !== text.trim();
  const rows = (found.data?.rows ?? []).filter((row) => !isLate || holds(row, text.trim()));
  const cases = useCaseChoices(q.length < 2 ? [] : rows);
  const fixed = useFixedChoices(me, onHelp);
  const words = text.trim().toLowerCase().split(/\s+/);
  const choices = [...fixed.filter((choice) => fits(choice, words)), ...cases];
  const at = Math.min(active, choices.length - 1);

  const take = (choice: Choice | undefined) => {
    if (!choice) return;
    onClose();
    choice.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && choices.length > 0) {
      event.preventDefault();
      setActive((at + step + choices.length) % choices.length);
    }
    // Enter also ends a word of an input method.
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      // Else the same key would press whatever gets the focus back.
      event.preventDefault();
      take(choices[at]);
    }
  };
  return (
    <Modal
      open
      footer={null}
      closable={false}
      onCancel={onClose}
      width={640}
      title={t('palette.title')}
      centered={false}
    >
      <Input
        autoFocus
        size="large"
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={choices[at] && `${listId}-${at}`}
        aria-label={t('palette.find')}
        placeholder={t('palette.placeholder')}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul id={listId} role="listbox" aria-label={t('palette.title')} className="palette-list">
        {choices.map((choice, i) => (
          <li
            key={choice.id}
            id={`${listId}-${i}`}
            role="option"
            aria-selected={i === at}
            ref={i === at ? (line) => line?.scrollIntoView({ block: 'nearest' }) : undefined}
            onMouseMove={() => setActive(i)}
            onClick={() => take(choice)}
          >
            <span className="palette-kind">{t(`palette.kind.${choice.kind}`)}</span>
            <span className="palette-label">{choice.label}</span>
            {choice.note && <span className="palette-note">{choice.note}</span>}
          </li>
        ))}
      </ul>
      <p role="status" className="palette-said">
        {choices.length === 0 && (found.isFetching ? t('loading', { ns: 'common' }) : t('palette.nothing'))}
        {found.isError && t('palette.failed')}
      </p>
    </Modal>
  );
}
