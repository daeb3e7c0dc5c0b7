import type { CardLevel, ClockKind } from './types.js';

/** What a clock does when its alarms ring; see case-lifecycle "Clocks" and domain-facts §1 (cards). */
export interface ClockRule {
  readonly zh: string;
  readonly en: string;
  /** 预警 before the limit. */
  readonly warns: boolean;
  /** Past the limit. */
  readonly limit: 'yellow' | 'red' | 'deemed_accepted' | 'supplement_date_passed';
  /** 红牌 some working days past the limit (ItemRules.redAfterPromiseDays). */
  readonly late?: 'red';
}

export const CLOCK_RULES = {
  acceptance_local: { zh: '受理(本地时限)', en: 'Acceptance (local)', warns: true, limit: 'yellow' },
  acceptance_legal: { zh: '受理(法定时限)', en: 'Acceptance (legal)', warns: false, limit: 'deemed_accepted' },
  supplement_reply: { zh: '补正期限', en: 'Supplement reply', warns: true, limit: 'supplement_date_passed' },
  paper_posting: { zh: '纸质材料寄送', en: 'Paper posting', warns: false, limit: 'yellow' },
  promise: { zh: '承诺时限', en: 'Promised limit', warns: true, limit: 'yellow', late: 'red' },
  legal: { zh: '法定时限', en: 'Legal limit', warns: false, limit: 'red' },
  step: { zh: '环节时限', en: 'Step limit', warns: false, limit: 'yellow' },
  special_procedure: { zh: '特别程序时限', en: 'Special procedure', warns: false, limit: 'yellow' },
  issuance: { zh: '发证时限', en: 'Issuance', warns: true, limit: 'red' },
  bad_rating_fix: { zh: '差评整改时限', en: 'Bad-rating fix', warns: false, limit: 'yellow' },
  // Runs only where a rule gives it a length: nobody has taken the case up.
  take_up: { zh: '认领时限', en: 'Taking up', warns: false, limit: 'yellow' },
} as const satisfies Record<ClockKind, ClockRule>;

export const clockRule = (kind: ClockKind): ClockRule => CLOCK_RULES[kind];

/** 预警、黄牌、红牌 as people read them. */
export const CARD_NAMES = {
  none: { zh: '正常', en: 'In order' },
  warning: { zh: '预警', en: 'Warning' },
  yellow: { zh: '黄牌', en: 'Yellow card' },
  red: { zh: '红牌', en: 'Red card' },
} as const satisfies Record<CardLevel, { readonly zh: string; readonly en: string }>;
