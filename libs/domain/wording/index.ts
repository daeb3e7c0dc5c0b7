import { ProblemError } from '../codes/problem.js';
import { type CalendarDay, type EpochMs, toRfc3339 } from '../time/index.js';

/** A text with its {placeholders} filled; empty values are allowed, missing ones are a fault of the template. */
export function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_all, name: string) => {
    const value = values[name];
    if (value === undefined) {
      throw new ProblemError({
        code: 'TEMPLATE_VALUE_MISSING',
        zh: `模板缺少“${name}”的值,请联系管理员检查模板。`,
        en: `The template has no value for “${name}”; ask the administrator to check it.`,
      });
    }
    return value;
  });
}

/** 2026年11月22日 */
export const zhDay = (day: CalendarDay): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};

/** 2026-11-22 09:05 in Asia/Shanghai. */
export const zhMinute = (at: EpochMs): string => toRfc3339(at).slice(0, 16).replace('T', ' ');
