import type { DocumentTemplate } from '#libs/domain/case/effect-types.js';
import type { CaseState } from '#libs/domain/case/state.js';
import type { ItemVersion } from '#libs/domain/item/index.js';
import { type CalendarDay } from '#libs/domain/time/index.js';

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

/** 地区机关简称: 汕尾市气象局 → 汕尾气象, 河南省住房和城乡建设厅 → 河南住房和城乡建设. */
export const organShortName = (name: string): string =>
  name.replace(/^(.{2,}?)(?:自治区|省|市|县|区)/, '$1').replace(/(?:委员会|办公室|局|厅)$/, '');

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
export function documentNo(template: DocumentTemplate, state: CaseState, item: ItemVersion, on: CalendarDay): string {
  const nth = ordinal(template, state);
  const serial = state.caseNo.slice(-24) + (nth > 1 ? `-${nth}` : '');
  const simulated = state.simulation ? '(模拟)' : '';
  return `${simulated}${organShortName(item.departmentName)}${NATURES[template]}〔${on.slice(0, 4)}〕${serial}号`;
}
