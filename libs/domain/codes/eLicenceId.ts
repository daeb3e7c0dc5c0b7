import { type Problem, ProblemError } from './problem.js';

/** The parts of an electronic licence identifier (电子证照标识, GB/T 36904). */
export interface ELicenceIdParts {
  /** 证照类型代码: 18 characters of the organ that defines the type, 3 of the type. */
  readonly licenceType: string;
  /** 颁发机构: its unified social credit code. */
  readonly issuer: string;
  /** 流水号 within type and issuer: 1 to 64 digits and capitals. */
  readonly serial: string;
  /** 版本号: 1 to 999, one more each time the licence is made anew. */
  readonly version: number;
}

const ROOT = '1.2.156.3005.2';
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const SHAPE = /^1\.2\.156\.3005\.2\.([0-9A-Z]{21})\.([0-9A-Z]{18})\.([0-9A-Z]{1,64})\.(\d{3})\.([0-9A-Z])$/;

/** Check character of ISO 7064 MOD 37,36 over digits and capitals; it betrays every single wrong character. */
function checkCharacter(payload: string): string {
  let product = 36;
  for (const character of payload) {
    const sum = (product + ALPHABET.indexOf(character)) % 36 || 36;
    product = (sum * 2) % 37;
  }
  return ALPHABET[(37 - product) % 36]!;
}

/** The identifier of a licence. Throws ProblemError E_LICENCE_ID_PARTS when a part has a wrong length or character. */
export function eLicenceId({ licenceType, issuer, serial, version }: ELicenceIdParts): string {
  const parts = [licenceType, issuer, serial, String(version).padStart(3, '0')];
  const id = [ROOT, ...parts, checkCharacter(parts.join(''))].join('.');
  if (!SHAPE.test(id) || version < 1) {
    throw new ProblemError({
      code: 'E_LICENCE_ID_PARTS',
      zh: '无法生成电子证照标识：类型代码应为 21 位、颁发机构代码 18 位、流水号 1 至 64 位（数字和大写字母），版本号 1 至 999，请检查证照配置。',
      en: 'Cannot make the e-licence identifier: the type has 21 characters, the issuer 18, the serial 1 to 64 (digits and capitals), the version is 1 to 999. Check the licence settings.',
    });
  }
  return id;
}

/** What is wrong with an electronic licence identifier: its parts or check character. Undefined when it is right. */
export function checkELicenceId(text: string): Problem | undefined {
  const match = SHAPE.exec(text);
  if (!match) {
    return {
      code: 'E_LICENCE_ID_FORMAT',
      zh: `电子证照标识应为“${ROOT}.类型代码21位.颁发机构18位.流水号.版本号3位.校验位”，请核对后重新填写。`,
      en: `An e-licence identifier reads ${ROOT}.<type, 21>.<issuer, 18>.<serial>.<version, 3>.<check character>. Check it.`,
    };
  }
  if (checkCharacter(match.slice(1, 5).join('')) !== match[5]) {
    return {
      code: 'E_LICENCE_ID_CHECK_CHARACTER',
      zh: '电子证照标识校验位不符，请逐位核对后重新填写。',
      en: 'The check character of the e-licence identifier does not match. Compare every character.',
    };
  }
  return undefined;
}
