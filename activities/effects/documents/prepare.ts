import { DOCUMENT_TEMPLATES } from '#libs/domain/case/effect-types.js';
import { ProblemError } from '#libs/domain/codes/problem.js';
import { dayOf } from '#libs/domain/time/index.js';
import type { EffectContext } from '../ports.js';
import { filled } from '../text.js';
import { DOCUMENT_FIELDS, type DocumentFieldId, type FieldRule } from './fields.js';
import { documentNo } from './number.js';
import type { DocumentLine, DocumentOrder } from './port.js';
import { DOCUMENT_TEXTS, FOOT_FIELDS, HEAD_FIELDS } from './templates.js';

/** The document of one effect with all its mandatory fields; throws DOCUMENT_FIELD_MISSING that names those without value. */
export function documentOrder(context: EffectContext<'document'>): DocumentOrder {
  const { effect, event, state, item, organ } = context;
  const { template, printAtWindow } = effect.body;
  const { version, statement, fields } = DOCUMENT_TEXTS[template];
  const lines = [...HEAD_FIELDS, ...fields, ...FOOT_FIELDS].map((id) => lineOf(id, context));
  const missing = lines.filter((line) => line.value.trim() === '').map((line) => line.label);
  if (missing.length > 0) {
    throw new ProblemError({
      code: 'DOCUMENT_FIELD_MISSING',
      zh: `${DOCUMENT_TEMPLATES[template]}缺少:${missing.join('、')}。请补全办件信息后重试。`,
      en: `The document ${template} lacks: ${missing.join(', ')}. Complete the case's data; it is tried again.`,
    });
  }
  const issuedOn = dayOf(event.at);
  const values = {
    appliedOn: lineOf('appliedOn', context).value,
    ...Object.fromEntries(lines.map((line) => [line.id, line.value])),
  };
  return {
    key: effect.key,
    template,
    version,
    caseNo: state.caseNo,
    documentNo: documentNo(template, state, organ, issuedOn),
    organ: item.departmentName,
    title: DOCUMENT_TEMPLATES[template],
    issuedOn,
    statement: filled(statement, values),
    lines,
    ...(printAtWindow !== undefined && { printAtWindow }),
  };
}

function lineOf(id: DocumentFieldId, context: EffectContext<'document'>): DocumentLine {
  const { label, of, mask }: FieldRule = DOCUMENT_FIELDS[id];
  return { id, label, value: of(context), ...(mask && { mask: (value: string) => mask(value, context) }) };
}

/** The document as text, in the order in which it is printed. */
export const documentText = (order: Omit<DocumentOrder, 'key'>): string =>
  [
    order.organ,
    order.title,
    order.documentNo,
    '',
    order.statement,
    '',
    ...order.lines.map(({ label, value }) => `${label}:${value}`),
    '',
  ].join('\n');
