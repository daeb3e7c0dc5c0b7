import { isCalendarDay } from '#libs/domain/time/index.js';
import type { Problem } from './problem.js';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';
/** GB/T 2260 provinces, with 71 and 81–83 of the residence permits for Taiwan, Hong Kong and Macao residents. */
const PROVINCES = new Set(
  (
    '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 ' + '50 51 52 53 54 61 62 63 64 65 71 81 82 83'
  ).split(' '),
);
/** Nobody born earlier holds a card; the standard's own second example was born in 1880. */
const EARLIEST_BIRTH = '1800-01-01';

/** 公民身份号码 as it is stored: without surrounding blanks, the check character in upper case. */
export const normaliseIdCard = (text: string): string => text.trim().toUpperCase();

/**
 * What is wrong with a citizen identity number (公民身份号码, GB 11643): length, characters, province, birth date, check
 * digit. A lower-case x is accepted. Undefined when it is right. The sentences never repeat the number.
 */
export function checkIdCard(text: string): Problem | undefined {
  if (text.length !== 18) {
    return {
      code: 'ID_CARD_LENGTH',
      zh: '居民身份证号码应为 18 位，请核对后重新填写。',
      en: 'An identity card number has 18 characters. Check it and enter it again.',
    };
  }
  if (!/^\d{17}[\dXx]$/.test(text)) {
    return {
      code: 'ID_CARD_CHARACTERS',
      zh: '居民身份证号码前 17 位应为半角数字，末位应为数字或 X，请重新填写。',
      en: 'An identity card number is 17 digits and then a digit or X. Enter it again.',
    };
  }
  if (!PROVINCES.has(text.slice(0, 2))) {
    return {
      code: 'ID_CARD_REGION',
      zh: '居民身份证号码前两位不是有效的省级代码，请核对后重新填写。',
      en: 'The first two digits of the identity card number name no province. Check them.',
    };
  }
  const birth = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
  if (!isCalendarDay(birth) || birth < EARLIEST_BIRTH) {
    return {
      code: 'ID_CARD_BIRTH_DATE',
      zh: '居民身份证号码第 7 至 14 位不是有效的出生日期，请核对后重新填写。',
      en: 'Characters 7 to 14 of the identity card number are not a date of birth. Check them.',
    };
  }
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(text[i]), 0);
  if (CHECK_CHARACTERS[sum % 11] !== text[17]!.toUpperCase()) {
    return {
      code: 'ID_CARD_CHECK_DIGIT',
      zh: '居民身份证号码校验位不符，请逐位核对后重新填写。',
      en: 'The check digit of the identity card number does not match. Compare every digit with the card.',
    };
  }
  return undefined;
}
