import { createHash } from 'node:crypto';
import { ProblemError } from '#libs/domain/codes/problem.js';
import { type CalendarDay, type EpochMs, toRfc3339 } from '#libs/domain/time/index.js';

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

/** YYYYMMDDThhmmss in Asia/Shanghai (GB/T 39046). */
export const gbTime = (at: EpochMs): string => toRfc3339(at).slice(0, 19).replace(/[-:]/g, '');

/** 杂凑值 SM3 (GB/T 32905) as hex; part of the OpenSSL inside Node 24. */
export const sm3 = (text: string): string => createHash('sm3').update(text).digest('hex');

/** Decimal digits that are always the same for a key: numbers of the local receivers. */
export const digitsOf = (key: string, count: number): string =>
  (BigInt(`0x${createHash('sha256').update(key).digest('hex')}`) % 10n ** BigInt(count))
    .toString()
    .padStart(count, '0');
