import type { ApprovalStep, FormField, ItemVersion, Material } from '#libs/domain/item/index.js';
import type { ApplicantType, DeliveryMethod } from '#libs/domain/terms/index.js';
import type { SampleDepartment } from '../organisation.js';

export const EVERYONE: readonly ApplicantType[] = [
  'natural_person',
  'enterprise',
  'institution',
  'social_organisation',
  'administrative_organ',
  'other',
];
export const EVERY_WAY: readonly DeliveryMethod[] = ['window', 'mail', 'electronic', 'kiosk'];

/** 实施编码: credit code of the department, level, 12-digit basic code. */
export const itemCode = (department: SampleDepartment, level: '2' | '3' | '4', basicCode: string): string =>
  department.creditCode + level + basicCode;

type MaterialLine = Pick<Material, 'id' | 'name' | 'notes'> & Partial<Material>;

/** The 13 columns with the values that most lines share; what a line names itself wins. */
export const materials = (lines: readonly MaterialLine[]): Material[] =>
  lines.map((line, i) => ({
    no: i + 1,
    necessity: 'mandatory',
    form: 'paper_or_electronic',
    type: 'original',
    copies: 1,
    intermediary: false,
    eLicence: false,
    exempt: false,
    ...line,
  }));

/** 承办 → 审核 → 批准. */
export const threeSteps = (
  own: Omit<ApprovalStep, 'id' | 'name' | 'role' | 'limit'> = {},
  days?: number[],
): ApprovalStep[] =>
  (
    [
      ['handle', '承办', 'handler'],
      ['review', '审核', 'reviewer'],
      ['approve', '批准', 'approver'],
    ] as const
  ).map(([id, name, role], i) => {
    const budget = days?.[i];
    return { id, name, role, ...own, ...(budget && { limit: { unit: 'working_day' as const, budget } }) };
  });

/**
 * 业务表格 fields are optional: the source documents prescribe materials, not form fields. Whoever needs one demanded sets
 * `required` in the item's next version. `projectName` is the national data set's project_name, which any case may have.
 */
export const field = (name: string, label: string, own: Partial<FormField> = {}): FormField => ({
  name,
  label,
  type: 'text',
  required: false,
  maxLength: 200,
  ...own,
});

/** 救济途径: 行政复议法 20 (60 days), 行政诉讼法 46 (6 months). */
export const remedies = (reviewOrgan: string): ItemVersion['remedies'] => ({
  review: `可自收到决定书之日起六十日内向${reviewOrgan}申请行政复议`,
  lawsuit: '可自收到决定书之日起六个月内依法向有管辖权的人民法院提起行政诉讼',
});
