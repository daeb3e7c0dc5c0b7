import type { Sentence } from './problems.js';

interface FieldProblem extends Sentence {
  readonly code: string;
}
const number = (value: number | undefined): string => String(value ?? '');

/** What can be wrong with one field: a stable code and a sentence; the bounds are the ones the field declares. */
export const FIELD_PROBLEMS = {
  required: () => ({ code: 'REQUIRED', zh: '必填,请填写。', en: 'This field is required.' }),
  unknown: (known: readonly string[]) => ({
    code: 'FIELD_UNKNOWN',
    zh: `没有此字段,请删除;可用字段:${known.join('、') || '无'}。`,
    en: `There is no such field; leave it out. Known here: ${known.join(', ') || 'none'}.`,
  }),
  object: () => ({ code: 'OBJECT_EXPECTED', zh: '应为一个对象。', en: 'This must be an object.' }),
  list: () => ({ code: 'LIST_EXPECTED', zh: '应为一个数组。', en: 'This must be a list.' }),
  listSize: (min: number, max: number) => ({
    code: 'LIST_SIZE',
    zh: `应有 ${min} 至 ${max} 项。`,
    en: `This list takes ${min} to ${max} entries.`,
  }),
  text: () => ({ code: 'TEXT_EXPECTED', zh: '应为文本。', en: 'This must be text.' }),
  characters: () => ({
    code: 'TEXT_CHARACTERS',
    zh: '含有不可用的字符(控制字符或残缺字符),请删除。',
    en: 'This text has characters that can’t be used (control or broken ones); remove them.',
  }),
  tooLong: (max: number) => ({
    code: 'TEXT_TOO_LONG',
    zh: `不得超过 ${max} 个字符。`,
    en: `Use at most ${max} characters.`,
  }),
  tooShort: (min: number) => ({
    code: 'TEXT_TOO_SHORT',
    zh: min === 1 ? '不能为空,请填写。' : `至少 ${min} 个字符。`,
    en: min === 1 ? 'This must not be empty.' : `Use at least ${min} characters.`,
  }),
  pattern: (zh: string, en: string) => ({
    code: 'TEXT_FORMAT',
    zh: `格式不正确,应为${zh}。`,
    en: `This must be ${en}.`,
  }),
  term: (values: string) => ({ code: 'TERM_UNKNOWN', zh: `取值应为:${values}。`, en: `Use one of: ${values}.` }),
  day: () => ({
    code: 'DAY_INVALID',
    zh: '应为存在的日期,格式 YYYY-MM-DD。',
    en: 'This must be a day that exists, as YYYY-MM-DD.',
  }),
  instant: () => ({
    code: 'INSTANT_INVALID',
    zh: '应为带时区的时间,如 2026-02-24T09:00:00+08:00。',
    en: 'This must be a time with its offset, such as 2026-02-24T09:00:00+08:00.',
  }),
  integer: (min: number, max: number) => ({
    code: 'INTEGER_RANGE',
    zh: `应为 ${min} 至 ${max} 的整数。`,
    en: `This must be a whole number from ${min} to ${max}.`,
  }),
  decimal: (digits: number) => ({
    code: 'DECIMAL_INVALID',
    zh: `应为金额文本,如 "120.00",整数部分不超过 ${number(digits)} 位,小数不超过 2 位。`,
    en: `This must be an amount as text, such as "120.00", with at most ${number(digits)} digits before and 2 after the point.`,
  }),
  number: () => ({ code: 'NUMBER_EXPECTED', zh: '应为数字。', en: 'This must be a number.' }),
  boolean: () => ({ code: 'BOOLEAN_EXPECTED', zh: '应为 true 或 false。', en: 'This must be true or false.' }),
  record: (entries: number, max: number) => ({
    code: 'RECORD_INVALID',
    zh: `应为名称到文本或数字的对象,至多 ${entries} 项,文本不超过 ${max} 个字符。`,
    en: `This must be an object of names to text or numbers: at most ${entries} entries, text of at most ${max} characters.`,
  }),
  lists: (entries: number, maxItems: number, max: number) => ({
    code: 'LISTS_INVALID',
    zh: `应为名称到列表的对象,至多 ${entries} 项,每个列表至多 ${maxItems} 个名称,名称由字母、数字、“_”“.”“-”组成且不超过 ${max} 个字符。`,
    en: `This must be an object of names to lists: at most ${entries} entries of at most ${maxItems} names, each of letters, digits, “_”, “.” and “-”, at most ${max} characters.`,
  }),
} as const satisfies Record<string, (...bounds: never[]) => FieldProblem>;
