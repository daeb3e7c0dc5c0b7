import { type CalendarDay, isCalendarDay } from '#libs/domain/time/index.js';
import { type Problem, ProblemError } from './problem.js';

/** What a case number is made of. */
export interface CaseNumberParts {
  /** 实施编码: 31 characters = credit code of the department 18, level 1, basic code of the item 12. */
  readonly implementationCode: string;
  readonly day: CalendarDay;
  /** Place in the day's series of the item, from 1. */
  readonly serial: number;
}

/** 办件编号规则: a port, because each province numbers its cases its own way (an..50 nationally). */
export interface CaseNumberScheme {
  /** The number. Throws ProblemError when a part cannot be written in it; the day's series never spills over. */
  format(parts: CaseNumberParts): string;
  /** What is wrong with a number of this scheme; undefined when it is right. */
  check(text: string): Problem | undefined;
}

/** No credit code holds an S, so a number of this series can never be one of the real series. */
const SIMULATED_PREFIX = 'SIM';
const LAST_SERIAL = 9999;
const IMPLEMENTATION_CODE = '[0-9A-HJ-NPQRTUWXY]{18}[1-7][0-9A-Z]{12}';
const ONLY_IMPLEMENTATION_CODE = new RegExp(`^${IMPLEMENTATION_CODE}$`);

/** Implementation code, yyyyMMdd and a 4-digit serial of the day: 43 characters after the prefix. */
function implementationCodeScheme(prefix: string, zhName: string, enName: string): CaseNumberScheme {
  const shape = new RegExp(`^${prefix}${IMPLEMENTATION_CODE}(\\d{4})(\\d\\d)(\\d\\d)(\\d{4})$`);
  const length = prefix.length + 43;

  return {
    format({ implementationCode, day, serial }) {
      if (!ONLY_IMPLEMENTATION_CODE.test(implementationCode)) {
        throw new ProblemError({
          code: 'CASE_NUMBER_IMPLEMENTATION_CODE',
          zh: '事项实施编码应为 31 位（信用代码 18 位、行使层级 1 位、基本编码 12 位），请先在事项库中改正。',
          en: 'The implementation code of the item has 31 characters (credit code 18, level 1, basic code 12). Correct the item first.',
        });
      }
      if (serial > LAST_SERIAL) {
        throw new ProblemError({
          code: 'CASE_NUMBER_SERIES_FULL',
          zh: `该事项当日办件编号已用完（${LAST_SERIAL} 件），请次日再提交或联系管理员更换编号规则。`,
          en: `All ${LAST_SERIAL} case numbers of this item for the day are used. Submit tomorrow, or ask the administrator for another numbering scheme.`,
        });
      }
      if (!isCalendarDay(day) || !Number.isInteger(serial) || serial < 1) {
        throw new ProblemError({
          code: 'CASE_NUMBER_PARTS',
          zh: '无法生成办件编号：日期或流水号无效，流水号应为从 1 开始的整数，请联系管理员。',
          en: 'Cannot make a case number: the day or the serial is not valid; serials are whole and begin with 1. Tell the administrator.',
        });
      }
      return `${prefix}${implementationCode}${day.replaceAll('-', '')}${String(serial).padStart(4, '0')}`;
    },

    check(text) {
      const match = shape.exec(text);
      if (!match) {
        return {
          code: 'CASE_NUMBER_FORMAT',
          zh: `${zhName}应为 ${length} 位（${prefix}实施编码 31 位、日期 8 位、流水号 4 位），请核对后重新填写。`,
          en: `A ${enName} has ${length} characters (${prefix && `${prefix}, `}implementation code 31, date 8, serial 4). Check it.`,
        };
      }
      if (!isCalendarDay(match.slice(1, 4).join('-'))) {
        return {
          code: 'CASE_NUMBER_DAY',
          zh: `${zhName}中的日期不存在，请核对后重新填写。`,
          en: `The date within the ${enName} does not exist. Check it.`,
        };
      }
      if (match[4] === '0000') {
        return {
          code: 'CASE_NUMBER_SERIAL',
          zh: `${zhName}的流水号从 0001 开始，请核对后重新填写。`,
          en: `The serial of a ${enName} begins with 0001. Check it.`,
        };
      }
      return undefined;
    },
  };
}

/** 办件编号 of real cases: 43 characters. */
export const realCaseNumbers = implementationCodeScheme('', '办件编号', 'case number');

/** 模拟办件编号: a series of its own, 'SIM' and then the same parts, 46 characters. */
export const simulatedCaseNumbers = implementationCodeScheme(SIMULATED_PREFIX, '模拟办件编号', 'simulated case number');

/** Whether a case number belongs to the simulated series. */
export const isSimulatedCaseNumber = (caseNo: string): boolean => caseNo.startsWith(SIMULATED_PREFIX);

/** Day and serial at the end of a case number of either series. Throws RangeError for another text. */
export function placeOfCaseNo(caseNo: string): {
  readonly day: CalendarDay;
  readonly serial: number;
  readonly simulated: boolean;
} {
  const [, year, month, date, serial] = /(\d{4})(\d\d)(\d\d)(\d{4})$/.exec(caseNo) ?? [];
  const day = `${year}-${month}-${date}`;
  if (!isCalendarDay(day)) throw new RangeError(`Not a case number: ${caseNo}`);
  return { day, serial: Number(serial), simulated: isSimulatedCaseNumber(caseNo) };
}
