import type { Problem } from './problem.js';

/** The digits and capitals without I, O, S, V and Z, which are easily misread. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** 3^i mod 31. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** 统一社会信用代码 as it is stored: without surrounding blanks, in upper case. */
export const normaliseCreditCode = (text: string): string => text.trim().toUpperCase();

/**
 * What is wrong with a unified social credit code (统一社会信用代码, GB 32100): length, alphabet, digits of the registering
 * region, check character. Lower case is accepted. Undefined when it is right.
 */
export function checkCreditCode(text: string): Problem | undefined {
  const code = text.toUpperCase();
  if (text.length !== 18 || code.length !== 18) {
    return {
      code: 'CREDIT_CODE_LENGTH',
      zh: '统一社会信用代码应为 18 位，请核对后重新填写。',
      en: 'A unified social credit code has 18 characters. Check it and enter it again.',
    };
  }
  const values = [...code].map((character) => ALPHABET.indexOf(character));
  if (values.includes(-1)) {
    return {
      code: 'CREDIT_CODE_CHARACTERS',
      zh: '统一社会信用代码只含半角数字和大写字母，且不使用 I、O、S、V、Z，请核对后重新填写。',
      en: 'A unified social credit code uses digits and letters without I, O, S, V and Z. Check it.',
    };
  }
  if (!/^..\d{6}/.test(code)) {
    return {
      code: 'CREDIT_CODE_REGION',
      zh: '统一社会信用代码第 3 至 8 位应为登记机关行政区划数字，请核对后重新填写。',
      en: 'Characters 3 to 8 of the unified social credit code are the digits of a region. Check them.',
    };
  }
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * values[i]!, 0);
  if ((sum + values[17]!) % 31 !== 0) {
    return {
      code: 'CREDIT_CODE_CHECK_CHARACTER',
      zh: '统一社会信用代码校验位不符，请逐位核对后重新填写。',
      en: 'The check character of the unified social credit code does not match. Compare every character.',
    };
  }
  return undefined;
}
