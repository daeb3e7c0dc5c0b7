import { type Indicator, valueOf, valueText } from '#libs/domain/statistics/index.js';
import type { Measured } from '#libs/persistence/index.js';
import type { Language } from '../http/language.js';
import { inLanguage, type Sheet } from '../oversight/index.js';
import type { ComparedValueView, IndicatorView, StatisticsView, ValueView } from './dto/statistics.dto.js';

export const indicatorView = (
  { id, name, formula, scope, unit, source }: Indicator,
  language: Language,
): IndicatorView => ({
  id,
  name: inLanguage(name, language),
  formula: inLanguage(formula, language),
  scope: inLanguage(scope, language),
  unit,
  source,
});

function valueView(indicator: Indicator, { numerator, denominator, max }: Measured, language: Language): ValueView {
  const value = valueOf(indicator, numerator, denominator);
  return { numerator, denominator, value, text: inLanguage(valueText(indicator.unit, value), language), max };
}

/** What an indicator gives where there is no case at all. */
const nothing = ({ denominator }: Indicator): Measured => ({
  numerator: 0,
  denominator: denominator ? 0 : null,
  max: null,
});

export function comparedView(
  indicator: Indicator,
  now: Measured | undefined,
  before: Measured | undefined,
  language: Language,
): ComparedValueView {
  const present = valueView(indicator, now ?? nothing(indicator), language);
  const previous = valueView(indicator, before ?? nothing(indicator), language);
  const change = present.value === null || previous.value === null ? null : present.value - previous.value;
  return { ...present, previous, change };
}

const HEADINGS = {
  zh: ['分组', '分子', '分母', '数值', '上期数值', '变化'],
  en: ['Group', 'Numerator', 'Denominator', 'Value', 'Value before', 'Change'],
};

/** The indicator as a sheet, with its definition and filter printed above. */
export function sheetOf(view: StatisticsView, notes: readonly string[], language: Language): Sheet {
  const isEnglish = language === 'en';
  const { indicator, from, to, previousFrom, previousTo, total, groups } = view;
  const line = (name: string, value: ComparedValueView) => [
    name,
    value.numerator,
    value.denominator,
    value.text,
    value.previous.text,
    value.change,
  ];
  return {
    title: indicator.name,
    notes: [
      indicator.formula,
      indicator.scope,
      isEnglish
        ? `From ${from} to ${to}; before: ${previousFrom} to ${previousTo}`
        : `统计期间 ${from} 至 ${to};上期 ${previousFrom} 至 ${previousTo}`,
      ...notes,
    ],
    columns: isEnglish ? HEADINGS.en : HEADINGS.zh,
    rows: [line(isEnglish ? 'All' : '合计', total), ...groups.map((group) => line(group.name, group))],
  };
}
