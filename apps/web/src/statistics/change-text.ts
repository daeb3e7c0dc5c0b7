import type { TFunction } from 'i18next';

/** By how much a figure rose or fell: a rate in percentage points, all else in its own unit. */
export function changeText(change: number, unit: string, t: TFunction<'statistics'>): string {
  const by =
    unit === 'rate' ? t('points', { value: (Math.abs(change) * 100).toFixed(1) }) : String(round(Math.abs(change)));
  if (change === 0) return t('same');
  return t(change > 0 ? 'up' : 'down', { by });
}

const round = (value: number): number => Math.round(value * 100) / 100;
