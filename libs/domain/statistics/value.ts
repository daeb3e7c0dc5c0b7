import type { Sentence } from './sentence.js';
import type { Indicator, IndicatorUnit } from './types.js';

/** 无数据: what a denominator of 0 gives; never 0. */
export const NO_DATA: Sentence = { zh: '无数据', en: 'No data' };

/** The indicator's value; null where there is nothing to measure. */
export function valueOf({ denominator: by }: Indicator, numerator: number, denominator: number | null): number | null {
  if (!by) return numerator;
  return denominator === null || denominator === 0 ? null : numerator / denominator;
}

const UNITS: Readonly<Record<Exclude<IndicatorUnit, 'rate'>, Sentence>> = {
  cases: { zh: ' 件', en: '' },
  days: { zh: ' 个工作日', en: ' working days' },
  hours: { zh: ' 小时', en: ' hours' },
  score: { zh: ' 分', en: '' },
};

/** The value as people read it: 85.7%, 3.4 个工作日, 无数据. */
export function valueText(unit: IndicatorUnit, value: number | null): Sentence {
  if (value === null) return NO_DATA;
  if (unit === 'rate') return both(`${round(value * 100, 1)}%`);
  const text = String(unit === 'cases' ? value : round(value, 2));
  return { zh: text + UNITS[unit].zh, en: text + UNITS[unit].en };
}

const both = (text: string): Sentence => ({ zh: text, en: text });
const round = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;
