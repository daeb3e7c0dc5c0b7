import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDay, type CalendarDay, dayFromNumber } from '#libs/domain/time/index.js';
import { isSimulatedCaseNumber, realCaseNumbers, simulatedCaseNumbers } from './caseNumber.js';
import { ProblemError } from './problem.js';

const implementationCode = '11370800MB285591843370117002011';
const first = { implementationCode, day: calendarDay('2026-02-13'), serial: 1 };

function refusalOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof ProblemError) return error.code;
    throw error;
  }
  return 'none';
}

describe('a case number', () => {
  it('is implementation code, day and serial: 43 characters', () => {
    expect(realCaseNumbers.format(first)).toBe('11370800MB285591843370117002011202602130001');
    expect(realCaseNumbers.format({ ...first, serial: 9999 })).toBe('11370800MB285591843370117002011202602139999');
    expect(realCaseNumbers.check('11370800MB285591843370117002011202602130001')).toBeUndefined();
  });

  it('has a simulated series of its own', () => {
    const simulated = simulatedCaseNumbers.format(first);
    expect(simulated).toBe('SIM11370800MB285591843370117002011202602130001');
    expect(simulatedCaseNumbers.check(simulated)).toBeUndefined();
    expect(isSimulatedCaseNumber(simulated)).toBe(true);
    expect(isSimulatedCaseNumber(realCaseNumbers.format(first))).toBe(false);
  });

  it.each([
    ['the 10,000th case of a day', { serial: 10_000 }, 'CASE_NUMBER_SERIES_FULL'],
    ['serial 0', { serial: 0 }, 'CASE_NUMBER_PARTS'],
    ['a negative serial', { serial: -1 }, 'CASE_NUMBER_PARTS'],
    ['half a serial', { serial: 1.5 }, 'CASE_NUMBER_PARTS'],
    ['no serial', { serial: NaN }, 'CASE_NUMBER_PARTS'],
    ['a day that does not exist', { day: '2026-02-29' as CalendarDay }, 'CASE_NUMBER_PARTS'],
    [
      'the 33-character 业务办理项 code',
      { implementationCode: `${implementationCode}01` },
      'CASE_NUMBER_IMPLEMENTATION_CODE',
    ],
    ['the basic code alone', { implementationCode: '370117002011' }, 'CASE_NUMBER_IMPLEMENTATION_CODE'],
    [
      'a code that begins like the other series',
      { implementationCode: `SIM${implementationCode.slice(3)}` },
      'CASE_NUMBER_IMPLEMENTATION_CODE',
    ],
    ['level 8', { implementationCode: '11370800MB285591848370117002011' }, 'CASE_NUMBER_IMPLEMENTATION_CODE'],
  ])('is refused for %s', (_, change, code) => {
    expect(refusalOf(() => realCaseNumbers.format({ ...first, ...change }))).toBe(code);
    expect(refusalOf(() => simulatedCaseNumbers.format({ ...first, ...change }))).toBe(code);
  });

  it.each([
    ['', 'CASE_NUMBER_FORMAT', 'nothing entered'],
    ['11370800MB28559184337011700201120260213001', 'CASE_NUMBER_FORMAT', 'one short'],
    ['11370800MB2855918433701170020112026021300010', 'CASE_NUMBER_FORMAT', 'one too many'],
    ['SIM11370800MB285591843370117002011202602130001', 'CASE_NUMBER_FORMAT', 'a simulated case'],
    ['11370800mb285591843370117002011202602130001', 'CASE_NUMBER_FORMAT', 'lower case'],
    ['11370800MB2855918433701170020112026O2130001', 'CASE_NUMBER_FORMAT', 'letter O in the date'],
    ['11370800MB285591843370117002011202602290001', 'CASE_NUMBER_DAY', '29 February 2026'],
    ['11370800MB285591843370117002011202613020001', 'CASE_NUMBER_DAY', 'month and day swapped'],
    ['11370800MB285591843370117002011202602130000', 'CASE_NUMBER_SERIAL', 'serials begin with 0001'],
  ])('%s is refused as %s (%s)', (text, code) => {
    const problem = realCaseNumbers.check(text)!;
    expect(problem.code).toBe(code);
    expect(problem.zh).toContain('请');
  });

  it('is right, unlike any other, and of one series only', () => {
    const parts = fc.record({
      implementationCode: fc.constantFrom(implementationCode, '12100000400000624D2370117002012'),
      day: fc.integer({ min: 19_723, max: 22_000 }).map(dayFromNumber),
      serial: fc.integer({ min: 1, max: 9999 }),
    });
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        const number = realCaseNumbers.format(a);
        expect(realCaseNumbers.check(number)).toBeUndefined();
        expect(simulatedCaseNumbers.check(number)).toBeDefined();
        expect(realCaseNumbers.check(simulatedCaseNumbers.format(a))).toBeDefined();
        expect(simulatedCaseNumbers.format(b)).not.toBe(number);
        const same = a.implementationCode === b.implementationCode && a.day === b.day && a.serial === b.serial;
        expect(realCaseNumbers.format(b) === number).toBe(same);
      }),
    );
  });
});
