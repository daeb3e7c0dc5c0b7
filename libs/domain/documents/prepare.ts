import type { CaseAtEvent } from '../case/at-event.js';
import { DOCUMENT_TEMPLATES, type DocumentTemplate } from '../case/effect-types.js';
import { ProblemError } from '../codes/problem.js';
import { type CalendarDay, dayOf } from '../time/index.js';
import { filled } from '../wording/index.js';
import { DOCUMENT_FIELDS, type DocumentFieldId, type FieldRule } from './fields.js';
import { documentNo } from './number.js';
import { DOCUMENT_TEXTS, FOOT_FIELDS, HEAD_FIELDS } from './templates.js';

/** One labelled line of a document. `mask` shows what may be told where the whole value may not. */
export interface DocumentLine {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly mask?: (value: string) => string;
}

/** 文书 ready to be typeset, sealed and kept. */
export interface DocumentOrder {
  readonly key: string;
  readonly template: DocumentTemplate;
  /** Of the template. */
  readonly version: number;
  readonly caseNo: string;
  readonly documentNo: string;
  readonly organ: string;
  readonly title: string;
  readonly issuedOn: CalendarDay;
  readonly statement: string;
  readonly lines: readonly DocumentLine[];
  readonly printAtWindow?: string;
}

/** The document of one effect as it comes from the template, also where a value is missing. */
export function draftedDocument(context: CaseAtEvent<'document'>): DocumentOrder {
  const { effect, event, state, item, organ } = context;
  const { template, printAtWindow } = effect.body;
  const { version, statement, fields } = DOCUMENT_TEXTS[template];
  const lines = [...HEAD_FIELDS, ...fields, ...FOOT_FIELDS].map((id) => lineOf(id, context));
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

/** The labels of mandatory fields that have no value. */
export const missingIn = ({ lines }: Pick<DocumentOrder, 'lines'>): string[] =>
  lines.filter((line) => line.value.trim() === '').map((line) => line.label);

/** The document of one effect with all its mandatory fields; throws DOCUMENT_FIELD_MISSING that names those without value. */
export function documentOrder(context: CaseAtEvent<'document'>): DocumentOrder {
  const order = draftedDocument(context);
  const missing = missingIn(order);
  if (missing.length > 0) {
    throw new ProblemError({
      code: 'DOCUMENT_FIELD_MISSING',
      zh: `${order.title}缺少:${missing.join('、')}。请补全办件信息后重试。`,
      en: `The document ${order.template} lacks: ${missing.join(', ')}. Complete the case's data; it is tried again.`,
    });
  }
  return order;
}

function lineOf(id: DocumentFieldId, context: CaseAtEvent<'document'>): DocumentLine {
  const { label, of, mask }: FieldRule = DOCUMENT_FIELDS[id];
  return { id, label, value: of(context), ...(mask && { mask: (value: string) => mask(value, context) }) };
}

/** The lines as they may be told where personal data may not. */
export const maskedLines = (lines: readonly DocumentLine[]): Omit<DocumentLine, 'mask'>[] =>
  lines.map(({ mask, ...line }) => ({ ...line, value: mask ? mask(line.value) : line.value }));

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

/** What tells which document it is, and whose: never changed by hand. */
const FIXED_FIELDS: readonly DocumentFieldId[] = ['caseNo', 'itemName', 'itemCode', 'seal', 'issuedOn'];
export const isFixed = (id: string): boolean => (FIXED_FIELDS as readonly string[]).includes(id);
