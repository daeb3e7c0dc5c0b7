import { useMemo } from 'react';
import { useSettings } from '../app/settings';
import { formatDay, formatInstant, formatMonth, formatShort, formatShortDay } from './day';

/** The formats of dates and times in the page's language. */
export function useFormat() {
  const { language } = useSettings();
  return useMemo(
    () => ({
      language,
      day: (day: string) => formatDay(day, language),
      month: (month: string) => formatMonth(month, language),
      instant: (instant: string) => formatInstant(instant, language),
      shortDay: (day: string) => formatShortDay(day, language),
      short: (instant: string) => formatShort(instant, language),
    }),
    [language],
  );
}
