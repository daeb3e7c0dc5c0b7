import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../app/settings';
import { useFormat } from '../format/useFormat';

/** What a sentence is made of in the page's language. */
export interface Words {
  readonly t: TFunction<'file'>;
  readonly language: Language;
  readonly day: (day: string) => string;
  readonly instant: (instant: string) => string;
}

export function useWords(): Words {
  const { t } = useTranslation('file');
  const { language, day, instant } = useFormat();
  return useMemo(() => ({ t, language, day, instant }), [t, language, day, instant]);
}
