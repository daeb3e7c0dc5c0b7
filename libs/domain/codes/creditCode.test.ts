import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCreditCode, normaliseCreditCode } from './creditCode.js';

const codeOf = (text: string) => checkCreditCode(text)?.code;
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

describe('a unified social credit code', () => {
  it.each([
    ['9144030071526726XG', 'a company in Shenzhen'],
    ['91330100799655058B', 'a company in Hangzhou'],
    ['914403001922038216', 'a company in Shenzhen, all digits'],
    ['91110108551385082Q', 'a company in Beijing'],
    ['91440400192548256N', 'a company in Zhuhai'],
    ['11100000000013338W', 'a ministry: region 100000'],
    ['11370800MB28559184', 'a city department'],
    ['12100000400000624D', 'a public institution'],
    ['9144030071526726xg', 'lower case'],
  ])('%s is right (%s)', (text) => {
    expect(checkCreditCode(text)).toBeUndefined();
  });

  it.each([
    ['', 'CREDIT_CODE_LENGTH', 'nothing entered'],
    ['9144030071526726X', 'CREDIT_CODE_LENGTH', 'one short'],
    ['440301103097413', 'CREDIT_CODE_LENGTH', 'old business registration number'],
    ['9144030071526726XG ', 'CREDIT_CODE_LENGTH', 'blank after: normalise first'],
    ['914403OO71526726XG', 'CREDIT_CODE_CHARACTERS', 'letter O for 0'],
    ['9I44030071526726XG', 'CREDIT_CODE_CHARACTERS', 'letter I for 1'],
    ['９144030071526726XG', 'CREDIT_CODE_CHARACTERS', 'full-width 9'],
    ['9144-30071526726XG', 'CREDIT_CODE_CHARACTERS', 'hyphen'],
    ['91440A0071526726XG', 'CREDIT_CODE_REGION', 'letter in the region'],
    ['9144030071526726XH', 'CREDIT_CODE_CHECK_CHARACTER', 'wrong check character'],
    ['9144030071526726XX', 'CREDIT_CODE_CHECK_CHARACTER', 'X for G'],
    ['9144030071526727XG', 'CREDIT_CODE_CHECK_CHARACTER', 'one wrong digit'],
    ['9144030071527626XG', 'CREDIT_CODE_CHECK_CHARACTER', 'neighbours swapped'],
    ['12110000400002022K', 'CREDIT_CODE_CHECK_CHARACTER', 'one wrong region digit'],
  ])('%s is refused as %s (%s)', (text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it('is stored without blanks and in capitals', () => {
    expect(normaliseCreditCode(' 9144030071526726xg ')).toBe('9144030071526726XG');
  });

  const rightCode = fc
    .tuple(
      fc.constantFrom('91', '11', '12', '52', 'Y1'),
      fc.integer({ min: 100_000, max: 659_999 }),
      fc.array(fc.constantFrom(...ALPHABET), { minLength: 9, maxLength: 9 }),
    )
    .map(([kind, region, body]) => {
      const start = `${kind}${region}${body.join('')}`;
      return [...ALPHABET].map((check) => start + check).filter((text) => checkCreditCode(text) === undefined);
    });

  it('has exactly one right check character', () => {
    fc.assert(fc.property(rightCode, (codes) => void expect(codes).toHaveLength(1)));
  });

  it('betrays every single wrong character and every swap of unlike neighbours', () => {
    fc.assert(
      fc.property(rightCode, ([text]) => {
        for (let i = 0; i < 18; i++) {
          for (const other of ALPHABET) {
            if (other !== text![i]) expect(codeOf(text!.slice(0, i) + other + text!.slice(i + 1))).toBeDefined();
          }
          const swapped = text!.slice(0, i) + (text![i + 1] ?? '') + text![i]! + text!.slice(i + 2);
          if (swapped !== text) expect(codeOf(swapped)).toBeDefined();
        }
      }),
      { numRuns: 30 },
    );
  });
});
