import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkELicenceId, eLicenceId } from './eLicenceId.js';
import { ProblemError } from './problem.js';

const codeOf = (text: string) => checkELicenceId(text)?.code;
const CHARACTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

describe('an electronic licence identifier', () => {
  const published = [
    ['11100000000013338W011', '11430000006122244L', '20230000403', 1, 'U'],
    ['11100000000013338W011', '11430000006122244L', '20230000403', 2, 'S'],
    ['11100000000013338W087', '11370800MB28559184', '37080001202411010001', 1, '3'],
    ['11100000000013338W009', '11330105002500287C', '2025052201', 2, '0'],
  ] as const;

  it.each(published)(
    'of type %s, issued by %s as %s, version %i, ends with %s',
    (licenceType, issuer, serial, version, check) => {
      const id = eLicenceId({ licenceType, issuer, serial, version });
      expect(id).toBe(`1.2.156.3005.2.${licenceType}.${issuer}.${serial}.00${version}.${check}`);
      expect(checkELicenceId(id)).toBeUndefined();
    },
  );

  it.each([
    ['', 'E_LICENCE_ID_FORMAT', 'nothing entered'],
    ['1.2.156.3005.1.11100000000013338W011.11430000006122244L.20230000403.001.U', 'E_LICENCE_ID_FORMAT', 'other root'],
    ['1.2.156.3005.2.11100000000013338W01.11430000006122244L.20230000403.001.U', 'E_LICENCE_ID_FORMAT', 'short type'],
    ['1.2.156.3005.2.11100000000013338W011.114300000061222.20230000403.001.U', 'E_LICENCE_ID_FORMAT', 'short issuer'],
    ['1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.1.U', 'E_LICENCE_ID_FORMAT', 'short version'],
    ['1.2.156.3005.2.11100000000013338W011.11430000006122244L..001.U', 'E_LICENCE_ID_FORMAT', 'no serial'],
    ['1.2.156.3005.2.11100000000013338W011.11430000006122244L.2023-403.001.U', 'E_LICENCE_ID_FORMAT', 'hyphen'],
    ['1.2.156.3005.2.11100000000013338w011.11430000006122244L.20230000403.001.U', 'E_LICENCE_ID_FORMAT', 'lower case'],
    ['1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001', 'E_LICENCE_ID_FORMAT', 'no check'],
    [
      '1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.002.U',
      'E_LICENCE_ID_CHECK_CHARACTER',
      'check character of version 001',
    ],
    [
      '1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000430.001.U',
      'E_LICENCE_ID_CHECK_CHARACTER',
      'neighbours swapped',
    ],
    [
      '1.2.156.3005.2.11100000000013661B006.113700000045046442.209FA4E88F9E4C878F3E9BED2CE7EA49.001.M',
      'E_LICENCE_ID_CHECK_CHARACTER',
      'a published one that was made another way',
    ],
  ])('%s is refused as %s (%s)', (text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it.each([
    ['type', { licenceType: '11100000000013338W' }],
    ['issuer', { issuer: '' }],
    ['serial', { serial: '2026.1' }],
    ['serial', { serial: 'A'.repeat(65) }],
    ['version', { version: 0 }],
    ['version', { version: 1000 }],
    ['version', { version: 1.5 }],
  ])('is not made of a wrong %s', (_, wrong) => {
    const parts = {
      licenceType: '11100000000013338W011',
      issuer: '11430000006122244L',
      serial: '20230000403',
      version: 1,
    };
    expect(() => eLicenceId({ ...parts, ...wrong })).toThrow(ProblemError);
  });

  const text = (length: number) =>
    fc.array(fc.constantFrom(...CHARACTERS), { minLength: length, maxLength: length }).map((found) => found.join(''));

  it('betrays every single wrong character', () => {
    const parts = fc.record({
      licenceType: text(21),
      issuer: text(18),
      serial: fc.integer({ min: 1, max: 20 }).chain(text),
      version: fc.integer({ min: 1, max: 999 }),
    });
    fc.assert(
      fc.property(parts, (made) => {
        const id = eLicenceId(made);
        expect(checkELicenceId(id)).toBeUndefined();
        const unnoticed: string[] = [];
        for (let i = 0; i < id.length; i++) {
          for (const other of `${CHARACTERS}.`) {
            const wrong = id.slice(0, i) + other + id.slice(i + 1);
            if (wrong !== id && codeOf(wrong) === undefined) unnoticed.push(wrong);
          }
        }
        expect(unnoticed).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});
