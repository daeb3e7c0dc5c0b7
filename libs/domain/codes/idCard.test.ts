import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkIdCard, normaliseIdCard } from './idCard.js';

const codeOf = (text: string) => checkIdCard(text)?.code;

describe('a citizen identity number', () => {
  it.each([
    ['11010519491231002X', 'first example of GB 11643'],
    ['440524188001010014', 'second example of GB 11643'],
    ['11010519491231002x', 'lower-case x'],
    ['53010219200508011X', 'specimen card'],
    ['810000199408230021', 'specimen residence permit, Hong Kong'],
    ['830000199201300022', 'specimen residence permit, Taiwan'],
  ])('%s is right (%s)', (text) => {
    expect(checkIdCard(text)).toBeUndefined();
  });

  it.each([
    ['', 'ID_CARD_LENGTH', 'nothing entered'],
    ['110105491231002', 'ID_CARD_LENGTH', 'first-generation card of 15 digits'],
    ['11010519491231002', 'ID_CARD_LENGTH', 'one short'],
    ['11010519491231002XX', 'ID_CARD_LENGTH', 'one too many'],
    [' 11010519491231002X', 'ID_CARD_LENGTH', 'blank before: normalise first'],
    ['11010519491231002OX', 'ID_CARD_LENGTH', 'letter O typed on top'],
    ['1101051949l231002X', 'ID_CARD_CHARACTERS', 'letter l for 1'],
    ['11010519491231X02X', 'ID_CARD_CHARACTERS', 'X in the middle'],
    ['11010519491231002Ｘ', 'ID_CARD_CHARACTERS', 'full-width X'],
    ['11010519491231002Y', 'ID_CARD_CHARACTERS', 'Y for X'],
    ['10010519491231002X', 'ID_CARD_REGION', 'no province 10'],
    ['91010519491231002X', 'ID_CARD_REGION', 'no province 91'],
    ['11010519490231002X', 'ID_CARD_BIRTH_DATE', '31 February'],
    ['110105190002290021', 'ID_CARD_BIRTH_DATE', '1900 was no leap year'],
    ['11010502031231002X', 'ID_CARD_BIRTH_DATE', 'year 0203'],
    ['110105194912310021', 'ID_CARD_CHECK_DIGIT', 'wrong check digit'],
    ['11010519491231003X', 'ID_CARD_CHECK_DIGIT', 'one wrong digit'],
    ['11010519491213002X', 'ID_CARD_CHECK_DIGIT', 'day 31 typed as 13'],
    ['11015019491231002X', 'ID_CARD_CHECK_DIGIT', 'neighbours swapped in the region'],
  ])('%s is refused as %s (%s)', (text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it('says what to do in both languages and never repeats the number', () => {
    for (const text of [
      '110105194912310021',
      '1101',
      '99010519491231002X',
      '11010519490231002X',
      '1101051949l231002X',
    ]) {
      const problem = checkIdCard(text)!;
      expect(problem.zh).toContain('请');
      expect(problem.en).toMatch(/\.$/);
      expect(JSON.stringify(problem)).not.toContain(text);
    }
  });

  it('is stored without blanks and with a capital X', () => {
    expect(normaliseIdCard(' 11010519491231002x\n')).toBe('11010519491231002X');
  });

  const rightNumber = fc
    .tuple(
      fc.constantFrom('110105', '370117', '810000'),
      fc.integer({ min: 1900, max: 2026 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
      fc.integer({ min: 0, max: 999 }),
    )
    .map(([region, year, month, day, serial]) => {
      const two = (n: number) => String(n).padStart(2, '0');
      const body = `${region}${year}${two(month)}${two(day)}${String(serial).padStart(3, '0')}`;
      return [...'0123456789X'].map((check) => body + check).filter((text) => checkIdCard(text) === undefined);
    });

  it('has exactly one right check character', () => {
    fc.assert(fc.property(rightNumber, (numbers) => void expect(numbers).toHaveLength(1)));
  });

  it('betrays every single wrong character and every swap of unlike neighbours', () => {
    fc.assert(
      fc.property(rightNumber, ([text]) => {
        for (let i = 0; i < 18; i++) {
          for (const other of '0123456789X') {
            if (other !== text![i]) expect(codeOf(text!.slice(0, i) + other + text!.slice(i + 1))).toBeDefined();
          }
          const swapped = text!.slice(0, i) + (text![i + 1] ?? '') + text![i]! + text!.slice(i + 2);
          if (swapped !== text) expect(codeOf(swapped)).toBeDefined();
        }
      }),
      { numRuns: 50 },
    );
  });
});
