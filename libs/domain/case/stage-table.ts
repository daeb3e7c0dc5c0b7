import type { Role } from '../identity/index.js';
import type { CaseCommandName } from './commands.js';
import type { Stage } from './stage.js';

/** Who acts next at a stage (`step` = the role of the present approval step), and what the page's bar says (SCR-08). */
interface StageRow {
  readonly role: Role | 'step' | null;
  readonly next: { readonly zh: string; readonly en: string };
  /** Every stage that a case may enter from here, and by what; `engine` for the case's own timers. */
  readonly leaves: Readonly<Partial<Record<Stage, readonly (CaseCommandName | 'engine')[]>>>;
}

const WITHDRAW_OR_VOID = { withdrawn: ['withdraw'], voided: ['void'] } as const;

/** The state table as data: read by decider, API and page alike, and walked by a test for reachability and dead ends. */
export const STAGE_TABLE = {
  pre_review: {
    role: 'prereview',
    next: { zh: '请预审申请材料', en: 'Pre-review the application' },
    leaves: {
      awaiting_originals: ['pass-pre-review'],
      awaiting_acceptance: ['pass-pre-review'],
      awaiting_supplement: ['request-supplement'],
      returned: ['fail-pre-review'],
      under_approval: ['engine'],
      ...WITHDRAW_OR_VOID,
    },
  },
  awaiting_supplement: {
    role: 'window',
    next: { zh: '等待申请人补正', en: 'Waiting for the applicant’s supplement' },
    leaves: {
      pre_review: ['submit-supplement'],
      awaiting_acceptance: ['submit-supplement'],
      closed_no_supplement: ['close-no-supplement', 'engine'],
      ...WITHDRAW_OR_VOID,
    },
  },
  awaiting_originals: {
    role: 'window',
    next: { zh: '请核验申请人带来的原件', en: 'Check the originals the applicant brings' },
    leaves: { awaiting_acceptance: ['check-originals'], ...WITHDRAW_OR_VOID },
  },
  awaiting_acceptance: {
    role: 'acceptance',
    next: { zh: '请作出受理决定', en: 'Decide on acceptance' },
    leaves: {
      under_approval: ['accept', 'engine'],
      not_accepted: ['refuse-acceptance'],
      awaiting_supplement: ['request-supplement'],
      ...WITHDRAW_OR_VOID,
    },
  },
  under_approval: {
    role: 'step',
    next: { zh: '请办理“{step}”环节', en: 'Decide the step “{step}”' },
    leaves: { awaiting_issuance: ['decide-step'], denied: ['decide-step'], ...WITHDRAW_OR_VOID },
  },
  awaiting_issuance: {
    role: 'issuer',
    next: { zh: '请制证', en: 'Make the licence' },
    leaves: { delivering: ['make-licence'] },
  },
  delivering: {
    role: 'issuer',
    next: { zh: '请送达或发放登记', en: 'Deliver the result or register its issue' },
    leaves: { completed: ['hand-over', 'confirm-delivery'] },
  },
  completed: { role: null, next: { zh: '已办结', en: 'Completed' }, leaves: {} },
  not_accepted: { role: null, next: { zh: '不予受理,已结束', en: 'Not accepted; ended' }, leaves: {} },
  denied: { role: null, next: { zh: '不予许可,已结束', en: 'Denied; ended' }, leaves: {} },
  withdrawn: { role: null, next: { zh: '申请人已撤回', en: 'Withdrawn by the applicant' }, leaves: {} },
  closed_no_supplement: {
    role: null,
    next: { zh: '补正不来,已办结', en: 'Closed: no supplement came in' },
    leaves: {},
  },
  returned: { role: null, next: { zh: '已退件', en: 'Returned' }, leaves: {} },
  voided: { role: null, next: { zh: '已作废', en: 'Voided' }, leaves: {} },
} as const satisfies Record<Stage, StageRow>;

export const stageRow = (stage: Stage): StageRow => STAGE_TABLE[stage];
