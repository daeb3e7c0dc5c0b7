import type { Rung } from '../escalation/index.js';

/** Effects (外部动作) that follow an event. Keyed by the event and its place, so that a receiver can drop a repeated one. */
export interface EffectBodies {
  /** 短信/移动端/站内消息 by template; `to` is a person's user id, 'applicant' or `role:…` of the home department. */
  message: {
    readonly template: MessageTemplate;
    readonly to: string;
    readonly params: Readonly<Record<string, string>>;
    /** 督办层级 on which the receiver of a card stands; one that is not on the case's ladder is left out when recorded. */
    readonly rung?: Rung;
  };
  /** 文书 by versioned template (受理通知书 and its kin). */
  document: {
    readonly template: DocumentTemplate;
    readonly params: Readonly<Record<string, string>>;
    readonly printAtWindow?: string;
  };
  courier_order: { readonly purpose: 'result' | 'materials'; readonly params: Readonly<Record<string, string>> };
  payment_order: { readonly amount: string };
  e_licence: { readonly licenceName: string; readonly licenceNo: string };
  /** 数据交换 record to the upper platform (GB/T 39046 tables 5–8). */
  exchange_record: {
    readonly table: 'apply' | 'accept' | 'process' | 'special_procedure' | 'result';
    readonly params: Readonly<Record<string, string>>;
  };
  archive: Record<never, never>;
}
export type EffectKind = keyof EffectBodies;
export type Effect = {
  [K in EffectKind]: {
    /** `caseNo:seq:n`, stable over retries. */
    readonly key: string;
    readonly caseNo: string;
    readonly seq: number;
    readonly kind: K;
    readonly body: EffectBodies[K];
  };
}[EffectKind];

export const MESSAGE_TEMPLATES = [
  'submitted',
  'next_handler',
  'pre_review_passed_bring_originals',
  'pre_review_passed',
  'pre_review_failed',
  'supplement_requested',
  'supplement_received',
  'supplement_date_near',
  'supplement_date_passed',
  'accepted',
  'deemed_accepted',
  'acceptance_refused',
  'special_procedure_started',
  'special_procedure_finished',
  'extended',
  'granted',
  'denied',
  'bring_originals_to_issue',
  'pay_fee',
  'ready_to_collect',
  'dispatched',
  'delivered',
  'withdrawn',
  'closed_no_supplement',
  'returned',
  'voided',
  'warning',
  'yellow_card',
  'red_card',
  'urged',
  'urge_answered',
  'copied',
  'transferred',
] as const;
export type MessageTemplate = (typeof MESSAGE_TEMPLATES)[number];

export const DOCUMENT_TEMPLATES = {
  receipt: '收件凭证',
  acceptance_notice: '受理通知书',
  refusal_notice: '不予受理通知书',
  supplement_notice: '一次性补正告知书',
  special_procedure_notice: '特别程序告知书',
  extension_notice: '延期通知书',
  grant_decision: '准予许可决定书',
  denial_decision: '不予许可决定书',
  completion_notice: '办结通知书',
  service_receipt: '送达回证',
} as const;
export type DocumentTemplate = keyof typeof DOCUMENT_TEMPLATES;
