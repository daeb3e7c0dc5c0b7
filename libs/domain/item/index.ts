import type {
  ApplicantType,
  DeliveryMethod,
  HandlingForm,
  MaterialForm,
  MaterialType,
  Necessity,
} from '../terms/index.js';
import type { Role } from '../identity/index.js';

export type LimitUnit = 'working_day' | 'calendar_day' | 'hour';
export interface Limit {
  readonly unit: LimitUnit;
  readonly budget: number;
}

/** 申请材料: one line of the material table (ITM-31). */
export interface Material {
  readonly id: string;
  readonly no: number;
  readonly name: string;
  readonly necessity: Necessity;
  readonly form: MaterialForm;
  readonly type: MaterialType;
  readonly copies: number;
  readonly notes: string;
  readonly intermediary: boolean;
  readonly intermediaryItem?: string;
  readonly eLicence: boolean;
  readonly eLicenceCatalogue?: string;
  /** 免提交: never required from the applicant; needs a measure (APP-38). */
  readonly exempt: boolean;
  readonly exemptMeasure?: string;
}

/** 办事结果 (ITM-32). */
export interface ItemResult {
  readonly name: string;
  readonly eLicence: boolean;
  readonly eLicenceCatalogue?: string;
  readonly validMonths?: number;
}

/** 审批环节. `systemClient` names the business system that may decide it besides the role. */
export interface ApprovalStep {
  readonly id: string;
  readonly name: string;
  readonly role: Extract<Role, 'handler' | 'reviewer' | 'approver'>;
  readonly limit?: Limit;
  readonly systemClient?: string;
}

/** 业务表格 field. */
export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly type: 'text' | 'number' | 'date' | 'choice';
  readonly required: boolean;
  readonly maxLength?: number;
  readonly choices?: readonly string[];
  /** Personal data: encrypted at rest and masked in view. */
  readonly personal?: boolean;
}

/** 服务模式 by star level (LVL-03–06): data of the item version, not three programs. */
export const SERVICE_MODES = {
  original_pre_review: { zh: '原件预审', star: 3, maxVisits: 2, originalsBefore: 'acceptance' },
  original_verification: { zh: '原件核验', star: 4, maxVisits: 1, originalsBefore: 'issuance' },
  fully_online: { zh: '全程网办', star: 5, maxVisits: 0, originalsBefore: 'never' },
} as const;
export type ServiceMode = keyof typeof SERVICE_MODES;

/** Limits and thresholds in working days unless a unit is named; defaults in DEFAULT_ITEM_RULES. */
export interface ItemRules {
  readonly acceptanceLocalDays: number;
  readonly acceptanceLegalDays: number;
  readonly supplementReplyDays: number;
  readonly closeWithoutSupplement: 'officer' | 'automatic';
  readonly paperPostingDays: number;
  readonly issuanceDays: number;
  readonly extensionMaxDays: number;
  readonly warningDays: number;
  readonly redAfterPromiseDays: number;
  readonly badRatingFixDays: number;
  /** Calendar days after the end during which the case may be rated; then it is archived. */
  readonly ratingWindowDays: number;
  /** End of a counted day, minutes after 00:00 Asia/Shanghai; 1440 = 24:00 (民法典 203). */
  readonly dayEndsAtMinute: number;
}

/** 行政许可法 32, 42, 44; operating rules 豫放管服组办〔2020〕10号 art. 17, 19, 20; cards by domain-facts §1. */
export const DEFAULT_ITEM_RULES: ItemRules = {
  acceptanceLocalDays: 2,
  acceptanceLegalDays: 5,
  supplementReplyDays: 10,
  closeWithoutSupplement: 'officer',
  paperPostingDays: 1,
  issuanceDays: 10,
  extensionMaxDays: 10,
  warningDays: 1,
  redAfterPromiseDays: 5,
  badRatingFixDays: 5,
  ratingWindowDays: 30,
  dayEndsAtMinute: 1440,
};

/** Telephone numbers. */
export interface ItemContacts {
  readonly consult: string;
  readonly complain: string;
}
/** 12345 政务服务便民热线 answers for every item. */
export const HOTLINE: ItemContacts = { consult: '12345', complain: '12345' };

/** 事项版本: a published version is immutable; a case pins one. */
export interface ItemVersion {
  /** 实施编码, 31 characters. */
  readonly itemCode: string;
  readonly version: number;
  readonly status: 'draft' | 'published' | 'withdrawn';
  readonly name: string;
  /** 实施清单名称 */
  readonly implementationName: string;
  /** 实施范围 */
  readonly scope: readonly string[];
  readonly departmentId: string;
  readonly departmentName: string;
  readonly region: string;
  /** 事项类型 code, GB/T 39046 (01 许可 … 20 公共服务). */
  readonly itemType: string;
  readonly serviceObjects: readonly ApplicantType[];
  readonly handlingForms: readonly HandlingForm[];
  /** 办件类型: 即办件 / 承诺件 */
  readonly caseType: 'immediate' | 'promised';
  readonly serviceMode: ServiceMode;
  /** 到现场次数 */
  readonly visits: number;
  readonly legalLimit: Limit;
  readonly promisedLimit: Limit;
  /** 联合办理: the law's 45 + 15 days instead of 20 + 10 (行政许可法 42). */
  readonly joint: boolean;
  readonly toleratesMissing: boolean;
  readonly specialProcedure: boolean;
  readonly specialProcedureIntermediary: boolean;
  readonly specialProcedureIntermediaryName?: string;
  readonly acceptanceStandard: string;
  readonly onlineProcess: string;
  readonly windowProcess: string;
  readonly legalBasis: readonly string[];
  /** 救济途径 told with a refusal. */
  readonly remedies: { readonly review: string; readonly lawsuit: string };
  readonly materials: readonly Material[];
  readonly results: readonly ItemResult[];
  readonly steps: readonly ApprovalStep[];
  readonly form: readonly FormField[];
  readonly fee?: { readonly amount: string; readonly basis: string };
  /** 咨询、投诉电话 (NFR-06); the hotline where the item names none. */
  readonly contacts?: ItemContacts;
  readonly deliveryMethods: readonly DeliveryMethod[];
  readonly rules: ItemRules;
}
