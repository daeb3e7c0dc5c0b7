/** Stages of a case (环节). Their order is the order of the citizen's journey (APP-35). */
export const STAGES = [
  'pre_review',
  'awaiting_supplement',
  'awaiting_originals',
  'awaiting_acceptance',
  'under_approval',
  'awaiting_issuance',
  'delivering',
  'completed',
  'not_accepted',
  'denied',
  'withdrawn',
  'closed_no_supplement',
  'returned',
  'voided',
] as const;
export type Stage = (typeof STAGES)[number];

/** 办结结果 codes of the Guangdong exchange tables (BJJGDM), where the table has one. */
export interface StageInfo {
  readonly zh: string;
  readonly en: string;
  readonly final: boolean;
  readonly resultCode?: string;
}

export const STAGE_INFO = {
  pre_review: { zh: '预审', en: 'Pre-review', final: false },
  awaiting_supplement: { zh: '待补正', en: 'Awaiting supplement', final: false },
  awaiting_originals: { zh: '待现场核验', en: 'Awaiting originals', final: false },
  awaiting_acceptance: { zh: '待受理', en: 'Awaiting acceptance', final: false },
  under_approval: { zh: '审批中', en: 'Under approval', final: false },
  awaiting_issuance: { zh: '待制证/待发证', en: 'Awaiting issuance', final: false },
  delivering: { zh: '送达中', en: 'Delivering', final: false },
  completed: { zh: '办结', en: 'Completed', final: true, resultCode: '0' },
  not_accepted: { zh: '不予受理', en: 'Not accepted', final: true },
  denied: { zh: '不予许可', en: 'Denied', final: true, resultCode: '7' },
  withdrawn: { zh: '撤回', en: 'Withdrawn', final: true },
  closed_no_supplement: { zh: '补正不来办结', en: 'Closed: no supplement', final: true, resultCode: '5' },
  returned: { zh: '退件', en: 'Returned', final: true, resultCode: '1' },
  voided: { zh: '作废', en: 'Voided', final: true, resultCode: '2' },
} as const satisfies Record<Stage, StageInfo>;

export const isFinal = (stage: Stage): boolean => STAGE_INFO[stage].final;
