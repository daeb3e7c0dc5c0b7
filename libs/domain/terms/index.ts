/**
 * Terms (术语): every closed set of words that a request may name. Each term has one identifier (used in code, API and
 * database), a Chinese name and, where the standard gives one, the national code (GB/T 39046—2020 appendix codes, kept as
 * text). Requests may name a term by any of the three; answers always use the identifier.
 */
export interface Term {
  readonly zh: string;
  readonly en: string;
  readonly code?: string;
  readonly also?: readonly string[];
}
export type TermSet<Id extends string = string> = Readonly<Record<Id, Term>>;

const terms = <const T extends TermSet>(set: T): TermSet<Extract<keyof T, string>> => set;

/** 申请渠道 (申报来源). */
export const CHANNELS = terms({
  online: { zh: '网上申请', en: 'Online', code: '2', also: ['web', 'pc', '电脑端', '网上办理'] },
  mobile: { zh: '移动端', en: 'Mobile', code: '3', also: ['app'] },
  window: { zh: '窗口', en: 'Window', code: '1', also: ['counter', 'hall', '窗口办理'] },
  kiosk: { zh: '自助终端', en: 'Kiosk', also: ['terminal'] },
  courier: { zh: '快递申请', en: 'Courier', code: '4', also: ['mail', '快递'] },
});
export type Channel = keyof typeof CHANNELS;

/** 办理形式 of an item (ITM-35). */
export const HANDLING_FORMS = terms({
  online: { zh: '网上办理', en: 'Online' },
  window: { zh: '窗口办理', en: 'At a window' },
  courier: { zh: '快递申请', en: 'By courier' },
});
export type HandlingForm = keyof typeof HANDLING_FORMS;

/** 申请人类型 / 服务对象 (GB/T 39046 服务对象 1–6; ITM-34). */
export const APPLICANT_TYPES = terms({
  natural_person: {
    zh: '自然人',
    en: 'Natural person',
    code: '1',
    also: ['person', 'individual', 'natural', 'citizen', '个人'],
  },
  enterprise: {
    zh: '企业法人',
    en: 'Enterprise',
    code: '2',
    also: ['企业', 'company', 'corporation', 'legal_person', 'business', '法人'],
  },
  institution: { zh: '事业法人', en: 'Institution', code: '3' },
  social_organisation: { zh: '社会组织法人', en: 'Social organisation', code: '4', also: ['social_organization'] },
  administrative_organ: { zh: '行政机关', en: 'Administrative organ', code: '5', also: ['government'] },
  other: { zh: '其他组织', en: 'Other organisation', code: '6' },
});
export type ApplicantType = keyof typeof APPLICANT_TYPES;

/** 证件类型 (GA/T 2000.156; 001 is the credit code in the adapters seen). */
export const ID_TYPES = terms({
  id_card: {
    zh: '居民身份证',
    en: 'Resident identity card',
    code: '111',
    also: ['identity_card', 'resident_id', 'resident_id_card', 'resident_identity_card', '身份证'],
  },
  credit_code: {
    zh: '统一社会信用代码',
    en: 'Unified social credit code',
    code: '001',
    also: ['uscc', 'unified_social_credit_code', '01'],
  },
  passport: { zh: '护照', en: 'Passport', code: '414' },
  hk_macao_permit: { zh: '港澳居民来往内地通行证', en: 'Mainland travel permit (Hong Kong, Macao)', code: '516' },
  taiwan_permit: { zh: '台湾居民来往大陆通行证', en: 'Mainland travel permit (Taiwan)', code: '511' },
  institution_certificate: { zh: '事业单位法人证书', en: 'Institution certificate' },
  social_certificate: { zh: '社会组织登记证书', en: 'Social organisation certificate' },
  other_document: { zh: '其他有效证件', en: 'Other valid document', code: '990' },
});
export type IdType = keyof typeof ID_TYPES;

/** 材料形式 as required by an item (ITM-33). */
export const MATERIAL_FORMS = terms({
  paper: { zh: '纸质', en: 'Paper' },
  electronic: { zh: '电子化', en: 'Electronic', also: ['电子'] },
  paper_or_electronic: { zh: '纸质/电子化', en: 'Paper or electronic', also: ['纸质/电子'] },
});
export type MaterialForm = keyof typeof MATERIAL_FORMS;

/** 收取方式: how one material was handed in. `exempt` 免提交, `deferred` 容缺后补. */
export const HAND_IN_FORMS = terms({
  electronic: {
    zh: '电子化',
    en: 'Electronic',
    also: ['电子', 'digital', 'file', 'paper_or_electronic', '纸质/电子化'],
  },
  paper: { zh: '纸质', en: 'Paper', also: ['original', 'copy'] },
  e_licence: { zh: '电子证照', en: 'E-licence' },
  exempt: { zh: '免提交', en: 'Exempt' },
  deferred: { zh: '容缺后补', en: 'Deferred', also: ['容缺', 'missing'] },
});
export type HandInForm = keyof typeof HAND_IN_FORMS;

/** 通知方式: the channel that an applicant prefers (MSG-07). */
export const NOTICE_CHANNELS = terms({
  sms: { zh: '短信', en: 'Short message', also: ['手机短信'] },
  mobile: { zh: '移动终端', en: 'Mobile app', also: ['app', '手机应用'] },
});
export type NoticeChannel = keyof typeof NOTICE_CHANNELS;

/** 材料类型 (ITM-33). */
export const MATERIAL_TYPES = terms({
  original: { zh: '原件', en: 'Original' },
  copy: { zh: '复印件', en: 'Copy' },
});
export type MaterialType = keyof typeof MATERIAL_TYPES;

/** 材料必要性 (ITM-33). */
export const NECESSITIES = terms({
  mandatory: { zh: '必要', en: 'Mandatory' },
  tolerated: { zh: '容缺受理', en: 'May be handed in later' },
  optional: { zh: '非必要', en: 'Optional' },
});
export type Necessity = keyof typeof NECESSITIES;

/** 送达方式 / 领取方式 (RES-08). */
export const DELIVERY_METHODS = terms({
  window: {
    zh: '窗口领取',
    en: 'At a window',
    code: '0',
    also: ['pickup', 'self_pickup', 'collect', 'on_site', 'self', 'counter', '窗口', '自取'],
  },
  mail: { zh: '邮寄', en: 'By courier', code: '1', also: ['courier', 'post', 'express', '快递', '邮递'] },
  kiosk: { zh: '自助终端打印', en: 'At a kiosk', also: ['自助'] },
  electronic: { zh: '电子送达', en: 'Electronic', also: ['online', 'e_licence', '电子'] },
});
export type DeliveryMethod = keyof typeof DELIVERY_METHODS;

/** 特别程序种类 (行政许可法 45; 公示 from the sample item). */
export const SPECIAL_PROCEDURES = terms({
  hearing: { zh: '听证', en: 'Hearing' },
  tendering: { zh: '招标', en: 'Tendering', also: ['bidding'] },
  auction: { zh: '拍卖', en: 'Auction' },
  inspection: { zh: '检验', en: 'Inspection' },
  testing: { zh: '检测', en: 'Testing' },
  quarantine: { zh: '检疫', en: 'Quarantine' },
  appraisal: { zh: '鉴定', en: 'Appraisal' },
  expert_review: { zh: '专家评审', en: 'Expert review' },
  publicity: { zh: '公示', en: 'Publicity', also: ['publication', 'public_notice'] },
});
export type SpecialProcedureKind = keyof typeof SPECIAL_PROCEDURES;

/** 满意度, national platform's order (5 = 非常满意). */
export const SATISFACTIONS = terms({
  very_satisfied: { zh: '非常满意', en: 'Very satisfied', code: '5' },
  satisfied: { zh: '满意', en: 'Satisfied', code: '4' },
  acceptable: { zh: '基本满意', en: 'Acceptable', code: '3' },
  dissatisfied: { zh: '不满意', en: 'Dissatisfied', code: '2' },
  very_dissatisfied: { zh: '非常不满意', en: 'Very dissatisfied', code: '1' },
});
export type Satisfaction = keyof typeof SATISFACTIONS;

/** `naturalPerson`, `natural-person`, `Natural person` and `natural_person` are one word. */
const folded = (text: string): string => text.toLowerCase().replace(/[\s_-]/g, '');

/** The identifier that `text` names in `set` (identifier, Chinese name or code); undefined when it names none. */
export function termOf<Id extends string>(set: TermSet<Id>, text: unknown): Id | undefined {
  if (typeof text !== 'string') return undefined;
  const wanted = folded(text);
  for (const [id, { zh, code, also = [] }] of Object.entries<Term>(set)) {
    if (zh === text.trim() || code === wanted || [id, ...also].some((name) => folded(name) === wanted)) return id as Id;
  }
  return undefined;
}
