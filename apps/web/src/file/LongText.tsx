import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Longer texts are folded to some lines; print shows them whole. */
const LONG = 300;

export function LongText({ text }: { readonly text: string }) {
  const { t } = useTranslation('file');
  const [isOpen, setOpen] = useState(false);
  const isLong = text.length > LONG;
  return (
    <div className="long-text">
      <p className={isLong && !isOpen ? 'prose is-folded' : 'prose'}>{text}</p>
      {isLong && (
        <button type="button" className="plain-link no-print" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t(isOpen ? 'process.fold' : 'process.expand')}
        </button>
      )}
    </div>
  );
}
