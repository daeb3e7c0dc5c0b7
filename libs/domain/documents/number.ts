import type { Organ } from '../case/at-event.js';
import type { DocumentTemplate } from '../case/effect-types.js';
import type { CaseState } from '../case/state.js';
import type { CalendarDay } from '../time/index.js';

/** 性质: the word of a document number that tells its kind. */
const NATURES: Readonly<Record<DocumentTemplate, string>> = {
  receipt: '收',
  acceptance_notice: '受',
  refusal_notice: '不受',
  supplement_notice: '补',
  special_procedure_notice: '特',
  extension_notice: '延',
  grant_decision: '准',
  denial_decision: '不准',
  completion_notice: '结',
  service_receipt: '送',
};

/** How many documents of the template the case has had so far; only notices can be repeated. */
function ordinal(template: DocumentTemplate, state: CaseState): number {
  if (template === 'supplement_notice') return state.supplements.length;
  if (template === 'special_procedure_notice') return state.specials.length;
  return 1;
}

/**
 * 文号: 地区机关简称 + 性质 + 〔年份〕 + 顺序号. The serial is the item's basic code with the case's own day and serial, so
 * it is unique without a register and the same over every retry; a second notice of its kind in the case adds its ordinal.
 */
export function documentNo(template: DocumentTemplate, state: CaseState, organ: Organ, on: CalendarDay): string {
  const nth = ordinal(template, state);
  const serial = state.caseNo.slice(-24) + (nth > 1 ? `-${nth}` : '');
  const simulated = state.simulation ? '(模拟)' : '';
  return `${simulated}${organ.shortName}${NATURES[template]}〔${on.slice(0, 4)}〕${serial}号`;
}
