/** What can be wrong with an item version. `{x}` is replaced by details; codes are stable. */
const texts = <const T extends Record<string, { zh: string; en: string }>>(table: T): T => table;

export const ITEM_PROBLEMS = texts({
  ITEM_TEXT_MISSING: {
    zh: '“{field}”未填写,请填写。',
    en: '“{field}” is empty; fill it in.',
  },
  ITEM_LIST_EMPTY: {
    zh: '“{field}”至少需要一项,请补充。',
    en: '“{field}” needs at least one entry; add one.',
  },
  ITEM_VALUE_UNKNOWN: {
    zh: '“{field}”的值“{value}”不在取值范围内,可用:{allowed}。',
    en: '“{value}” is no value of “{field}”; use one of: {allowed}.',
  },
  ITEM_VALUE_TWICE: {
    zh: '“{field}”中“{value}”重复,请删去一个或改名。',
    en: '“{value}” stands twice in “{field}”; remove or rename one.',
  },
  ITEM_NUMBER_OUT_OF_RANGE: {
    zh: '“{field}”应为 {min} 至 {max} 的整数,请改正。',
    en: '“{field}” must be a whole number from {min} to {max}; correct it.',
  },
  ITEM_CODE_WRONG: {
    zh: '实施编码应为 31 位(部门统一社会信用代码 18 位、行使层级 1 位、基本编码 12 位):{detail}',
    en: 'The implementation code has 31 characters (credit code 18, level 1, basic code 12): {detail}',
  },
  ITEM_REGION_WRONG: {
    zh: '行政区划代码“{value}”应为 6 位数字(GB/T 2260),请改正。',
    en: 'The region code “{value}” must be six digits (GB/T 2260); correct it.',
  },
  ITEM_PROMISE_EXCEEDS_LEGAL: {
    zh: '承诺期限({promised})不得长于法定期限({legal}),请缩短承诺期限。',
    en: 'The promised limit ({promised}) is longer than the legal limit ({legal}); shorten the promise.',
  },
  ITEM_LIMIT_UNITS_DIFFER: {
    zh: '“{field}”与法定期限的单位不同(工作日与自然日不能比较),请使用同一单位。',
    en: '“{field}” and the legal limit count working days and natural days, which can’t be compared; use one unit.',
  },
  ITEM_STEP_EXCEEDS_LEGAL: {
    zh: '环节“{step}”的时限长于法定期限,请缩短。',
    en: 'The limit of step “{step}” is longer than the legal limit; shorten it.',
  },
  ITEM_VISITS_EXCEED_MODE: {
    zh: '“{mode}”的到现场次数不得超过 {max} 次,请减少次数或改变服务模式。',
    en: 'With the mode “{mode}” there may be at most {max} visits; lower the number or change the mode.',
  },
  ITEM_ONLINE_NOT_OFFERED: {
    zh: '“{mode}”须包含网上办理,请在办理形式中添加。',
    en: 'The mode “{mode}” needs online handling; add it to the handling forms.',
  },
  ITEM_DELIVERY_NEEDS_VISIT: {
    zh: '全程网办须提供邮寄或电子送达,请添加。',
    en: 'A fully online item must be delivered by courier or electronically; add one of them.',
  },
  ITEM_INTERMEDIARY_NAME_MISSING: {
    zh: '特别程序涉及中介服务时须填写中介事项名称,请填写。',
    en: 'A special procedure with an intermediary service needs its name; fill it in.',
  },
  ITEM_INTERMEDIARY_WITHOUT_PROCEDURE: {
    zh: '未设特别程序,不能涉及其中介服务,请改正其一。',
    en: 'Without a special procedure it can have no intermediary service; correct one of them.',
  },
  MATERIAL_TOLERATED_NOT_ALLOWED: {
    zh: '事项不支持容缺受理,材料“{material}”不能设为容缺受理,请改正其一。',
    en: 'The item tolerates no missing material, but “{material}” may be handed in later; correct one of them.',
  },
  MATERIAL_INTERMEDIARY_ITEM_MISSING: {
    zh: '材料“{material}”涉及中介服务,须填写中介事项名称。',
    en: 'Material “{material}” involves an intermediary service; name it.',
  },
  MATERIAL_CATALOGUE_MISSING: {
    zh: '材料“{material}”关联电子证照,须填写电子证照目录名称。',
    en: 'Material “{material}” is linked to an e-licence; name its catalogue.',
  },
  MATERIAL_EXEMPT_MEASURE_MISSING: {
    zh: '材料“{material}”免提交,须填写免提交措施。',
    en: 'Material “{material}” is exempt; name the measure that replaces it.',
  },
  RESULT_CATALOGUE_MISSING: {
    zh: '办事结果“{result}”关联电子证照,须填写电子证照目录名称。',
    en: 'Result “{result}” is linked to an e-licence; name its catalogue.',
  },
  FORM_CHOICES_MISSING: {
    zh: '选择项“{label}”没有可选值,请添加。',
    en: 'The choice “{label}” has nothing to choose from; add the choices.',
  },
  FORM_NAME_WRONG: {
    zh: '字段标识“{value}”应以小写字母开头,只含字母和数字,请改正。',
    en: 'The field name “{value}” must begin with a small letter and have only letters and digits; correct it.',
  },
  FEE_AMOUNT_INVALID: {
    zh: '收费金额“{value}”应为大于 0、至多两位小数的数字(元),请改正。',
    en: 'The fee “{value}” must be a number above 0 with at most two decimals (CNY); correct it.',
  },
  RULES_LOCAL_EXCEEDS_LEGAL: {
    zh: '受理的本地时限({local} 个工作日)不得长于法定时限({legal} 个工作日),请缩短。',
    en: 'The local limit of acceptance ({local} working days) is longer than the legal one ({legal}); shorten it.',
  },
});
export type ItemProblemCode = keyof typeof ITEM_PROBLEMS;
