import { type Indicator, type Sentence, valueText } from '../statistics/index.js';
import type { ReportMonth } from './month.js';
import type { ReportFigure } from './types.js';

/** 「××市政务服务效能通报」 */
export const reportTitle = (regionName: string): Sentence => ({
  zh: `${regionName}政务服务效能通报`,
  en: `Report on the efficiency of government services, ${regionName}`,
});

/** 2026年10月 */
export const monthText = (month: ReportMonth): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;

const NOT_COMPARABLE: Sentence = { zh: '无可比数据', en: 'Nothing to compare' };
const UNCHANGED: Sentence = { zh: '持平', en: 'Unchanged' };

/** Value less that of the month before; null where one of them has no data. */
export const changeOf = ({ now, before }: ReportFigure): number | null =>
  now.value === null || before.value === null ? null : now.value - before.value;

/** By how much a figure rose or fell: 上升 5.6 个百分点, 下降 3 件, 持平. What is rounded away did not change. */
export function changeText(unit: Indicator['unit'], change: number | null): Sentence {
  if (change === null) return NOT_COMPARABLE;
  const size = Math.abs(change);
  const by = unit === 'rate' ? points(size) : valueText(unit, size);
  if (Number.parseFloat(by.zh) === 0) return UNCHANGED;
  return change > 0 ? { zh: `上升 ${by.zh}`, en: `up ${by.en}` } : { zh: `下降 ${by.zh}`, en: `down ${by.en}` };
}

function points(share: number): Sentence {
  const value = Math.round(share * 1000) / 10;
  return { zh: `${value} 个百分点`, en: `${value} percentage points` };
}
